import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import { useApp, usePlan, useStatus } from '../AppContext';
import { Icon } from '../art/Icon';
import { Choices } from '../controls/Choices';
import { words } from '../words';
import { Assumed, AssumedTag } from './Assumed';

const FUTURES = [
  'today',
  'receded',
  'greyed',
] as const satisfies readonly TreatmentPlan['fringe']['future'][];
const SHAVED = [null, 0, 2, 4] as const;

/** The patient's own hair beside the dots: what may come of it, and how long ago it was shaved. */
export function FringeChoices() {
  const { commands } = useApp();
  const { future, shavedDaysAgo } = usePlan((plan) => plan.fringe);
  const hairIsLong = useStatus(({ photo }) => photo?.head?.hairIsLong ?? false);
  const text = words.time;
  // Long hair is not drawn back.
  const shown = hairIsLong && future === 'receded' ? 'today' : future;
  const { hint } = text.futures[shown];
  return (
    <>
      <Choices
        legend={text.future}
        name="future"
        look="lines"
        choices={FUTURES.map((id) => ({
          id,
          name: text.futures[id].name,
          disabled: hairIsLong && id === 'receded',
        }))}
        chosen={shown}
        onChoose={(id) => void commands.updatePlan({ fringe: { future: id } })}
      />
      {hairIsLong && (
        <p className="notice">
          <Icon name="info" />
          {text.hairIsLong}
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
        chosen={String(hairIsLong ? null : shavedDaysAgo)}
        disabled={hairIsLong}
        onChoose={(id) =>
          void commands.updatePlan({
            fringe: { shavedDaysAgo: SHAVED.find((days) => String(days) === id) ?? null },
          })
        }
      />
      <div>
        <p className="hint">{text.shavingHint}</p>
        {!hairIsLong && shavedDaysAgo !== null && <Assumed>{text.shavingWhy}</Assumed>}
      </div>
    </>
  );
}
