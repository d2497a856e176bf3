import { useApp, usePlan } from '../AppContext';
import { NEUTRAL_MARK } from '../art/shadeColours';
import { StippleSwatch } from '../art/StippleSwatch';
import { Choices } from '../controls/Choices';
import { words } from '../words';

export function ShadePanel() {
  const { commands } = useApp();
  const shade = usePlan((plan) => plan.pigment.shade);
  return (
    <>
      <Choices
        legend={words.panel.sections.shade}
        legendHidden
        name="shade"
        look="swatches"
        choices={words.shade.ladder.map((id) => ({
          id,
          name: words.shade.name(id),
          picture: <StippleSwatch perCm2={130} colour={NEUTRAL_MARK} />,
        }))}
        chosen={shade}
        onChoose={(id) => void commands.updatePlan({ pigment: { shade: id } })}
      />
      <p className="hint">{words.shade.hint}</p>
    </>
  );
}
