import { DOT_BRUSH_MM } from '../../state/viewStore';
import { useApp, useView } from '../AppContext';
import { Slider } from '../controls/Slider';
import { words } from '../words';
import { ScarWidthSlider } from './ScarWidthSlider';

/** How wide the scar tool draws, and how many round dots one stroke strews. */
export function ScarWidth({ disabled }: { readonly disabled: boolean }) {
  const { view } = useApp();
  const kind = useView((v) => v.scarKind);
  const widthMm = useView((v) => v.scarWidthsMm[v.scarKind]);
  const brushMm = useView((v) => v.dotBrushMm);
  const text = words.scars;
  const setWidth = (mm: number) =>
    view.setState(({ scarWidthsMm }) => ({ scarWidthsMm: { ...scarWidthsMm, [kind]: mm } }));
  const setBrush = (dotBrushMm: number) => view.setState({ dotBrushMm });
  return (
    <>
      <ScarWidthSlider
        kind={kind}
        widthMm={widthMm}
        disabled={disabled}
        onMove={setWidth}
        onCommit={setWidth}
      />
      {kind === 'fue' && (
        <Slider
          label={text.brush}
          min={DOT_BRUSH_MM.least}
          max={DOT_BRUSH_MM.most}
          step={2}
          value={brushMm}
          valueText={text.brushValue(brushMm)}
          disabled={disabled}
          onMove={setBrush}
          onCommit={setBrush}
        />
      )}
    </>
  );
}
