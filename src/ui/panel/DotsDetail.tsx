import { showsMembers } from '../../state/statusStore';
import { useApp, usePlan, useStatus } from '../AppContext';
import { Icon } from '../art/Icon';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { usePlanNumber } from '../controls/usePlanNumber';
import { words } from '../words';

/** Deeper than this the skin above blues and blurs a dot, mm. */
const TOO_DEEP_MM = 0.6;
const POINTS = [1, 3] as const;
const PATTERNS = ['fine', 'diffuse', 'clustered'] as const;

/** How the single impression is made, and how they stand together. */
export function DotsDetail() {
  const { commands } = useApp();
  const pattern = usePlan((plan) => plan.density.pattern);
  const diameter = usePlanNumber(
    (plan) => plan.deposit.diameterMm,
    (diameterMm) => ({ deposit: { diameterMm } }),
  );
  const depth = usePlanNumber(
    (plan) => plan.deposit.depthMm,
    (depthMm) => ({ deposit: { depthMm } }),
  );
  const angle = usePlanNumber(
    (plan) => plan.deposit.angleDeg,
    (angleDeg) => ({ deposit: { angleDeg } }),
  );
  const isGroupUnseen = useStatus(
    ({ photo }) =>
      pattern === 'clustered' &&
      !!photo?.head &&
      !showsMembers(photo.head.mmPerPx, photo.head.finestDetailMm),
  );
  const points = usePlan((plan) => plan.deposit.points);
  const text = words.dots;
  return (
    <details>
      <summary>{text.title}</summary>
      <div className="detail-controls">
        <Choices
          legend={text.pattern}
          name="pattern"
          look="chips"
          choices={PATTERNS.map((id) => ({ id, name: text.patterns[id].name }))}
          chosen={pattern}
          onChoose={(id) => void commands.updatePlan({ density: { pattern: id } })}
        />
        <p className="hint">{text.patterns[pattern].hint}</p>
        <div role="status">{isGroupUnseen && <p className="hint">{text.groupsUnseen}</p>}</div>
        <Slider
          label={text.diameter}
          min={0.18}
          max={0.3}
          step={0.01}
          {...diameter}
          valueText={text.diameterValue(diameter.value.toFixed(2))}
          lowWord={text.diameterLow}
          highWord={text.diameterHigh}
        />
        <Choices
          legend={text.points}
          name="points"
          look="chips"
          choices={POINTS.map((n) => ({ id: String(n), name: text.pointsName[n] }))}
          chosen={String(points)}
          onChoose={(id) => void commands.updatePlan({ deposit: { points: id === '3' ? 3 : 1 } })}
        />
        <Slider
          label={text.depth}
          min={0.25}
          max={1}
          step={0.05}
          {...depth}
          valueText={text.depthValue(depth.value.toFixed(2))}
          lowWord={text.depthLow}
          highWord={text.depthHigh}
        />
        <div role="status">
          {depth.value > TOO_DEEP_MM && (
            <p className="notice notice-caution">
              <Icon name="alert" />
              {text.tooDeep}
            </p>
          )}
        </div>
        <Slider
          label={text.angle}
          min={30}
          max={90}
          step={5}
          {...angle}
          valueText={text.angleValue(angle.value)}
          lowWord={text.angleLow}
          highWord={text.angleHigh}
        />
        <p className="hint">{text.angleHint}</p>
      </div>
    </details>
  );
}
