import type { CompareMode } from '../../state/viewStore';
import { useApp, useView } from '../AppContext';
import { Choices } from '../controls/Choices';
import { words } from '../words';

const MODES: readonly CompareMode[] = ['before', 'split', 'after'];

export function CompareChoice() {
  const { view } = useApp();
  const compare = useView((v) => v.compare);
  return (
    <Choices
      legend={words.bar.compare}
      legendHidden
      name="compare"
      look="segments"
      choices={MODES.map((id) => ({ id, name: words.bar.modes[id] }))}
      chosen={compare}
      onChoose={(id) => view.setState({ compare: id })}
    />
  );
}
