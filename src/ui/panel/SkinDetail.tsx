import type { SkinClass } from '../../domain/pigment/skinClass';
import type { PigmentFamily } from '../../domain/plan/TreatmentPlan';
import { useApp, usePlan } from '../AppContext';
import { Choices } from '../controls/Choices';
import { words } from '../words';
import { AssumedTag } from '../controls/Assumed';
import { useShownPigment } from './useSwatches';

const TYPES = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const satisfies readonly SkinClass[];
const FAMILIES = ['light', 'medium', 'dark'] as const satisfies readonly PigmentFamily[];

/** Whose skin it is, and for which the pigment is mixed. */
export function SkinDetail() {
  const { commands } = useApp();
  const type = usePlan((plan) => plan.skin.type);
  const family = usePlan((plan) => plan.pigment.family);
  const seen = useShownPigment()?.skin?.skinClass;
  const text = words.shade;
  return (
    <details>
      <summary>{text.skinTitle}</summary>
      <div className="detail-controls">
        <Choices
          legend={text.skinType}
          name="skin-type"
          look="chips"
          choices={TYPES.map((id) => ({ id, name: id }))}
          chosen={type}
          onChoose={(id) => void commands.updatePlan({ skin: { type: id } })}
        />
        <p className="hint">
          {text.skinHint(type)} {seen !== undefined && seen !== type && text.skinByPhoto(seen)}
        </p>
        <Choices
          legend={text.family}
          name="family"
          look="chips"
          choices={FAMILIES.map((id) => ({ id, name: text.families[id] }))}
          chosen={family}
          onChoose={(id) => void commands.updatePlan({ pigment: { family: id } })}
        />
        <p className="hint">
          {text.familyHint} <AssumedTag />
        </p>
      </div>
    </details>
  );
}
