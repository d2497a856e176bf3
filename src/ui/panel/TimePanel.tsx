import type { SunExposure } from '../../domain/pigment/fading';
import { useApp, usePlan } from '../AppContext';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { usePlanNumber } from '../controls/usePlanNumber';
import { words } from '../words';
import { AgeAssumptions } from './AgeAssumptions';
import { Assumed } from '../controls/Assumed';
import { FringeChoices } from './FringeChoices';
import { AGE_STOPS, DOTS_AFTER_SESSION, isTouchedUp, nearestStop } from './timeStops';

const SESSIONS = [1, 2, 3] as const;
const SUNS = ['little', 'some', 'much'] as const satisfies readonly SunExposure[];
/** Before it much sun takes less than 2 % more than some. */
const SUN_SHOWS_FROM_DAYS = 180;
const TOUCH_UPS = [null, 3, 4, 5, 6] as const;

export function TimePanel() {
  const { commands } = useApp();
  const session = usePlan((plan) => plan.sessions.shown);
  const { sun, touchUpYears } = usePlan((plan) => plan.age);
  const age = usePlanNumber(
    (plan) => nearestStop(plan.age.days),
    (stop) => ({ age: { days: AGE_STOPS[stop]?.days ?? 0 } }),
  );
  const { id, days } = AGE_STOPS[age.value] ?? AGE_STOPS[0]!;
  const text = words.time;
  return (
    <>
      <Choices
        legend={text.session}
        name="session"
        look="segments"
        choices={SESSIONS.map((n) => ({ id: String(n), name: String(n) }))}
        chosen={String(session)}
        onChoose={(chosen) =>
          void commands.updatePlan({ sessions: { shown: SESSIONS.find((n) => String(n) === chosen) ?? 3 } })
        }
      />
      <div>
        <p className="hint">{text.sessions[session](100 * DOTS_AFTER_SESSION[session])}</p>
        <Assumed>{text.sessionsWhy}</Assumed>
      </div>
      <Slider
        label={text.age}
        min={0}
        max={AGE_STOPS.length - 1}
        step={1}
        {...age}
        valueText={text.ages[id]}
        lowWord={text.ageLow}
        highWord={text.ageHigh}
      />
      <div>
        <p className="hint">
          {touchUpYears !== null && isTouchedUp(days, touchUpYears)
            ? text.touchedUp(touchUpYears)
            : text.meaning[id]}
        </p>
        <AgeAssumptions />
      </div>
      <Choices
        legend={text.sun}
        name="sun"
        look="chips"
        choices={SUNS.map((much) => ({ id: much, name: text.suns[much] }))}
        chosen={sun}
        onChoose={(chosen) => void commands.updatePlan({ age: { sun: chosen } })}
      />
      <p className="hint">
        {text.sunHint} {days < SUN_SHOWS_FROM_DAYS && text.sunLater}
      </p>
      <Choices
        legend={text.touchUp}
        name="touch-up"
        look="chips"
        choices={TOUCH_UPS.map((after) => ({ id: String(after), name: text.touchUpName(after) }))}
        chosen={String(touchUpYears)}
        onChoose={(chosen) =>
          void commands.updatePlan({
            age: { touchUpYears: TOUCH_UPS.find((after) => String(after) === chosen) ?? null },
          })
        }
      />
      {touchUpYears !== null && !isTouchedUp(days, touchUpYears) && (
        <p className="hint">{text.touchUpLater(touchUpYears)}</p>
      )}
      <FringeChoices />
    </>
  );
}
