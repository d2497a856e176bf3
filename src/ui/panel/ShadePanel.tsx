import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import { LADDER } from '../../state/zoneLimits';
import { useApp, usePlan } from '../AppContext';
import { StippleSwatch } from '../art/StippleSwatch';
import { Choices } from '../controls/Choices';
import { words } from '../words';
import { ShadeFromHair } from './ShadeFromHair';
import { OwnMix } from './OwnMix';
import { ShadeMatch } from './ShadeMatch';
import { ShadeReasons } from './ShadeReasons';
import { SkinDetail } from './SkinDetail';
import { useShownPigment, useSwatches } from './useSwatches';

const PER_CM2 = 110;
/** Of the skin that a swatch shows: its dots are some px wide. */
const SIDE_MM = 7;
const FINISHES = ['natural', 'matte'] as const satisfies readonly TreatmentPlan['finish'][];

export function ShadePanel() {
  const { commands } = useApp();
  const shade = usePlan((plan) => plan.pigment.shade);
  const finish = usePlan((plan) => plan.finish);
  const pigment = useShownPigment();
  const coloursOf = useSwatches();
  // A start from nothing that was seen is no match.
  const matched = pigment?.skin ? pigment.match.shade : null;
  const text = words.shade;
  return (
    <>
      {pigment && <ShadeMatch pigment={pigment} />}
      <Choices
        legend={words.panel.sections.shade}
        legendHidden
        name="shade"
        look="ladder"
        choices={[...LADDER, 'custom' as const].map((id) => ({
          id,
          ...(id === 'custom' ? { name: text.own } : { name: id, lead: text.shade }),
          ...(id === matched && { ticked: text.matched }),
          picture: <StippleSwatch perCm2={PER_CM2} {...coloursOf(id)} sideMm={SIDE_MM} besideSkin />,
        }))}
        chosen={shade}
        onChoose={(id) => void commands.updatePlan({ pigment: { shade: id } })}
      />
      <ShadeFromHair />
      {shade === 'custom' && <OwnMix />}
      <p className="hint">
        {text.hint} {text.meaning} {pigment?.swatches.length ? text.onYourSkin : text.onSomeSkin}
      </p>
      {pigment && <ShadeReasons pigment={pigment} />}
      <Choices
        legend={text.finish}
        name="finish"
        look="segments"
        choices={FINISHES.map((id) => ({ id, name: text.finishes[id] }))}
        chosen={finish}
        onChoose={(id) => void commands.updatePlan({ finish: id })}
      />
      <p className="hint">{text.finishHint}</p>
      <SkinDetail />
    </>
  );
}
