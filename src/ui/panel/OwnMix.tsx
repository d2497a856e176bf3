import { Slider } from '../controls/Slider';
import { usePlanNumber } from '../controls/usePlanNumber';
import { words } from '../words';

/** The user's own mixture of pigment and water. */
export function OwnMix() {
  const dilution = usePlanNumber(
    (plan) => plan.pigment.custom.dilution,
    (value) => ({ pigment: { shade: 'custom', custom: { dilution: value } } }),
  );
  const warmth = usePlanNumber(
    (plan) => plan.pigment.custom.warmth,
    (value) => ({ pigment: { shade: 'custom', custom: { warmth: value } } }),
  );
  const text = words.shade;
  return (
    <>
      <Slider
        label={text.water}
        min={4}
        max={60}
        step={1}
        {...dilution}
        valueText={text.waterValue(dilution.value)}
        lowWord={text.darker}
        highWord={text.lighter}
      />
      <Slider
        label={text.warmth}
        min={-1}
        max={1}
        step={0.1}
        {...warmth}
        valueText={text.warmthValue(warmth.value)}
        lowWord={text.ashen}
        highWord={text.warm}
      />
    </>
  );
}
