import type { CompareMode } from '../../state/viewStore';
import { useApp, useView } from '../AppContext';
import { Choices } from '../controls/Choices';
import { useHasVariants } from '../variants/useVariants';
import { words } from '../words';

const MODES: readonly CompareMode[] = ['before', 'split', 'after', 'variants'];

export function CompareChoice() {
  const { view } = useApp();
  const compare = useView((v) => v.compare);
  const face = useView((v) => v.face);
  const hasVariants = useHasVariants();
  const modes = MODES.filter((id) => id !== 'variants' || (hasVariants && face === 'consultation'));
  return (
    <Choices
      legend={words.bar.compare}
      legendHidden
      name="compare"
      look="segments"
      choices={modes.map((id) => ({ id, name: words.bar.modes[id] }))}
      chosen={compare}
      onChoose={(id) => view.setState({ compare: id })}
    />
  );
}
