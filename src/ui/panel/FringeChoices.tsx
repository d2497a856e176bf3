import { shownFringe } from '../../state/statusStore';
import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import { useApp, usePlan, useStatus } from '../AppContext';
import { Icon } from '../art/Icon';
import { Choices } from '../controls/Choices';
import { words } from '../words';
import { Assumed, AssumedTag } from '../controls/Assumed';

const FUTURES = [
  'today',
  'receded',
  'greyed',
] as const satisfies readonly TreatmentPlan['fringe']['future'][];
const SHAVED = [null, 0, 2, 4] as const;

/** The patient's own hair beside the dots: what may come of it, and how long ago it was shaved. */
export function FringeChoices() {
  const { commands } = useApp();
  const text = words.time;
  const planned = usePlan((plan) => plan.fringe);
  const hair = useStatus(({ photo }) => photo?.head?.ownHair ?? 'cropped');
  const { future, shavedDaysAgo } = shownFringe(planned, hair);
  const cannot = hair === 'cropped' ? null : text.cannotShow[hair];
  const { hint } = text.futures[future];
  return (
    <>
      <Choices
        legend={text.future}
        name="future"
        look="lines"
        choices={FUTURES.map((id) => ({
          id,
          name: text.futures[id].name,
          disabled: shownFringe({ future: id, shavedDaysAgo }, hair).future !== id,
        }))}
        chosen={future}
        onChoose={(id) => void commands.updatePlan({ fringe: { future: id } })}
      />
      {cannot !== null && (
        <p className="notice">
          <Icon name="info" />
          {cannot}
        </p>
      )}
      {hint !== null && (
        <p className="hint">
          {hint} <AssumedTag /> {text.futureWhy}
        </p>
      )}
      <Choices
        legend={text.shaving}
        name="shaving"
        look="chips"
        choices={SHAVED.map((days) => ({ id: String(days), name: text.shavingName(days) }))}
        chosen={String(shavedDaysAgo)}
        disabled={cannot !== null}
        onChoose={(id) =>
          void commands.updatePlan({
            fringe: { shavedDaysAgo: SHAVED.find((days) => String(days) === id) ?? null },
          })
        }
      />
      <div>
        <p className="hint">{text.shavingHint}</p>
        {shavedDaysAgo !== null && <Assumed>{text.shavingWhy}</Assumed>}
      </div>
    </>
  );
}
