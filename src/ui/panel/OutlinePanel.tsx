import { useApp, useStatus, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { Choices } from '../controls/Choices';
import { Slider } from '../controls/Slider';
import { Switch } from '../controls/Switch';
import { oddPercent } from '../ruler/rulerLength';
import { words } from '../words';

export const BRUSH_MIN_MM = 1;
export const BRUSH_MAX_MM = 30;

export function OutlinePanel() {
  const { view } = useApp();
  const shown = useView((v) => v.outlineShown);
  const tool = useView((v) => v.tool);
  const radiusMm = useView((v) => v.brushRadiusMm);
  const text = words.outline;
  const setRadius = (diameterMm: number) => view.setState({ brushRadiusMm: diameterMm / 2 });
  return (
    <>
      <p className="hint">{text.lead}</p>
      <Switch
        label={text.show}
        checked={shown}
        onChange={(outlineShown) => view.setState({ outlineShown })}
      />
      <Choices
        legend={text.toolLegend}
        name="tool"
        look="segments"
        choices={[
          { id: 'pan', name: text.toolOff },
          { id: 'add', name: text.tools.add },
          { id: 'remove', name: text.tools.remove },
        ]}
        chosen={tool === 'pan' || tool === 'add' || tool === 'remove' ? tool : null}
        // Painting blind would be guesswork: the border comes with the brush.
        onChoose={(id) => view.setState(id === 'pan' ? { tool: id } : { tool: id, outlineShown: true })}
      />
      <Slider
        label={text.size}
        min={2 * BRUSH_MIN_MM}
        max={2 * BRUSH_MAX_MM}
        step={2}
        value={2 * radiusMm}
        valueText={text.sizeValue(2 * radiusMm)}
        onMove={setRadius}
        onCommit={setRadius}
      />
      <div className="head-tools">
        <button
          type="button"
          className="secondary wide"
          aria-pressed={tool === 'head'}
          onClick={() => view.setState({ tool: 'head' })}
        >
          <Icon name="wire" />
          {words.wire.open}
        </button>
        <button
          type="button"
          className="secondary wide"
          aria-pressed={tool === 'ruler'}
          onClick={() => view.setState({ tool: 'ruler' })}
        >
          <Icon name="ruler" />
          {words.ruler.open}
        </button>
        <OddSize />
        <button type="button" className="secondary wide" onClick={() => view.setState({ tool: 'oval' })}>
          {text.again}
        </button>
      </div>
    </>
  );
}

/** A slip of the ruler shows as a head of a size that hardly anyone has. */
function OddSize() {
  const percent = useStatus(({ photo }) =>
    photo?.head?.scaleSource === 'ruler' ? oddPercent(photo.head.sizeRatio) : null,
  );
  if (percent === null) return null;
  return (
    <p className="notice notice-caution">
      <Icon name="alert" />
      <span>{words.ruler.odd(percent)}</span>
    </p>
  );
}
