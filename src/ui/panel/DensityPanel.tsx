import { useApp, usePlan } from '../AppContext';
import { StippleSwatch } from '../art/StippleSwatch';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { Switch } from '../controls/Switch';
import { usePlanNumber } from '../controls/usePlanNumber';
import { words } from '../words';
import { DotsDetail } from './DotsDetail';
import { useSwatches } from './useSwatches';

const MIN_PER_CM2 = 30;
const MAX_PER_CM2 = 210;
const along = (perCm2: number) => `${(100 * (perCm2 - MIN_PER_CM2)) / (MAX_PER_CM2 - MIN_PER_CM2)}%`;

export function DensityPanel() {
  const { commands } = useApp();
  const regional = usePlan((plan) => plan.density.regional);
  const colours = useSwatches()(usePlan((plan) => plan.pigment.shade));
  const density = usePlanNumber(
    (plan) => plan.density.impressionsPerCm2,
    (impressionsPerCm2) => ({ density: { impressionsPerCm2 } }),
  );
  return (
    <>
      <Choices
        legend={words.panel.sections.density}
        legendHidden
        name="density"
        look="cards"
        choices={words.density.choices.map(({ perCm2, name, hint }) => ({
          id: String(perCm2),
          name,
          hint,
          picture: <StippleSwatch perCm2={perCm2} {...colours} />,
        }))}
        chosen={String(density.value)}
        onChoose={(id) => void commands.updatePlan({ density: { impressionsPerCm2: Number(id) } })}
      />
      <Slider
        label={words.density.slider}
        min={MIN_PER_CM2}
        max={MAX_PER_CM2}
        step={5}
        {...density}
        valueText={words.density.value(density.value)}
      >
        <div className="slider-marks" aria-hidden="true">
          <span className="slider-band" style={{ left: along(65), right: `calc(100% - ${along(110)})` }} />
          <span className="slider-band" style={{ left: along(160), right: 0 }} />
        </div>
        <div className="slider-mark-words">
          <span>{words.density.markUnits}</span>
          <span>{words.density.markHairs}</span>
        </div>
      </Slider>
      <p className="hint">{words.density.meaning(density.value)}</p>
      <Switch
        label={words.density.regional}
        checked={regional}
        onChange={(checked) => void commands.updatePlan({ density: { regional: checked } })}
      />
      <DotsDetail />
    </>
  );
}
