import type { ScarKind } from '../../domain/scar/scar';
import { SCAR_WIDTHS_MM } from '../../state/viewStore';
import { Slider, type SliderProps } from '../controls/Slider';
import { words } from '../words';
import { SCAR_STEP_MM } from './scarSteps';

interface ScarWidthSliderProps extends Pick<SliderProps, 'disabled' | 'onMove' | 'onCommit'> {
  readonly kind: ScarKind;
  readonly widthMm: number;
}

/** The width of a scar, or of the tool that draws it. */
export const ScarWidthSlider = ({ kind, widthMm, ...slider }: ScarWidthSliderProps) => (
  <Slider
    // A range of its own: the browser keeps a value within the old one.
    key={kind}
    label={words.scars.width}
    min={SCAR_WIDTHS_MM[kind].least}
    max={SCAR_WIDTHS_MM[kind].most}
    step={SCAR_STEP_MM[kind]}
    value={widthMm}
    valueText={words.scars.widthValue(widthMm)}
    {...slider}
  />
);
