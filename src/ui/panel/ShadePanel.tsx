import { useApp, usePlan } from '../AppContext';
import { SHADE_COLOURS, SHADE_ORDER } from '../art/shadeColours';
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
        choices={SHADE_ORDER.map((id) => ({
          id,
          name: words.shade.names[id],
          picture: <StippleSwatch perCm2={130} colour={SHADE_COLOURS[id]} />,
        }))}
        chosen={shade}
        onChoose={(id) => void commands.updatePlan({ pigment: { shade: id } })}
      />
      <p className="hint">{words.shade.hint}</p>
    </>
  );
}
