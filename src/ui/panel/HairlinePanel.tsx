import { useStore } from 'zustand';
import { behindMm, recededTo, RECESSIONS_MM, recessionShownMm } from '../../state/lineStore';
import { useApp, usePlan, useView } from '../AppContext';
import { HairlineSwatch } from '../art/HairlineSwatch';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { usePlanNumber } from '../controls/usePlanNumber';
import { centimetres } from '../numbers';
import { words } from '../words';
import { AssumedTag } from '../controls/Assumed';
import { LineOnPhoto } from '../hairline/LineOnPhoto';
import { LineWarnings } from '../hairline/LineWarnings';
import { STYLE_SOFTNESS_MM, STYLES } from './styleSoftness';
import { useSwatches } from './useSwatches';
import '../hairline/line.css';

export function HairlinePanel() {
  const { commands, line } = useApp();
  const hairline = usePlan((plan) => plan.hairline);
  const shown = useStore(line, (state) => state.line?.behindMm ?? null);
  const style = usePlan((plan) => plan.hairline.style);
  const colours = useSwatches()(usePlan((plan) => plan.pigment.shade));
  const height = usePlanNumber(
    (plan) => plan.hairline.midpointHeightMm,
    (midpointHeightMm) => ({ hairline: { midpointHeightMm } }),
  );
  const corners = usePlanNumber(
    (plan) => recessionShownMm(plan.hairline),
    (recessionMm) => ({ hairline: recededTo(hairline, recessionMm) }),
  );
  const edge = usePlanNumber(
    (plan) => plan.hairline.edgeSoftnessMm,
    (edgeSoftnessMm) => ({ hairline: { edgeSoftnessMm } }),
  );
  const irregularity = usePlanNumber(
    (plan) => plan.hairline.irregularity,
    (share) => ({ hairline: { irregularity: share } }),
  );
  const isDrawn = hairline.own?.kind === 'drawn';
  // Style and handles set corners back too; those of a line drawn by hand are known where it lies on a head.
  const isMoved = corners.value !== recessionShownMm(hairline);
  const planned = isMoved ? { ...hairline, ...recededTo(hairline, corners.value) } : hairline;
  const behind = behindMm(planned, null) ?? shown;
  const text = words.hairline;
  return (
    <>
      <Choices
        legend={text.style}
        name="hairline-style"
        look="swatches"
        choices={STYLES.map((id) => ({
          id,
          name: text.styles[id].name,
          picture: <HairlineSwatch line={id} {...colours} />,
        }))}
        chosen={style}
        onChoose={(id) =>
          void commands.updatePlan({ hairline: { style: id, edgeSoftnessMm: STYLE_SOFTNESS_MM[id] } })
        }
      />
      <div className="line-kept">
        <p className="hint">{text.styles[style].hint}</p>
        {isDrawn && <OwnLineKept />}
      </div>
      <Slider
        label={text.height}
        min={45}
        max={100}
        step={1}
        {...height}
        valueText={text.heightValue(centimetres(height.value))}
        lowWord={text.heightLow}
        highWord={text.heightHigh}
      />
      <LineWarnings />
      <Slider
        label={text.corners}
        min={RECESSIONS_MM[0]}
        max={RECESSIONS_MM[1]}
        step={1}
        {...corners}
        valueText={behind ? text.cornersValue(...behind) : ''}
        lowWord={text.cornersLow}
        highWord={text.cornersHigh}
        disabled={isDrawn}
      />
      {isDrawn && <p className="hint">{text.cornersDrawn}</p>}
      <Slider
        label={text.edge}
        min={2}
        max={20}
        step={1}
        reversed
        {...edge}
        valueText={text.edgeWords(edge.value)}
        lowWord={text.edgeSoft}
        highWord={text.edgeCrisp}
      />
      <Slider
        label={text.irregularity}
        min={0}
        max={2}
        step={0.1}
        {...irregularity}
        valueText={text.irregularityWords(irregularity.value)}
        lowWord={text.irregularityLow}
        highWord={text.irregularityHigh}
      />
      <LineOnPhoto />
      <details>
        <summary>{text.detailTitle}</summary>
        <p>
          {text.detail(height.value, Math.round(Math.min(...(behind ?? [corners.value]))), edge.value)}{' '}
          <AssumedTag />
        </p>
      </details>
    </>
  );
}

/** A style lends a line drawn by hand its edge alone. */
function OwnLineKept() {
  const { commands } = useApp();
  const isBarUp = useView((v) => v.tool === 'hairline');
  const text = words.hairline;
  return (
    <>
      <p>{text.keepsShape}</p>
      {!isBarUp && (
        <button
          type="button"
          className="secondary"
          onClick={() => {
            // The button goes with the line.
            document
              .querySelector<HTMLElement>('[name=hairline-style]:checked')
              ?.focus({ preventScroll: true });
            void commands.updatePlan({ hairline: { own: null } });
          }}
        >
          {text.reset}
        </button>
      )}
    </>
  );
}
