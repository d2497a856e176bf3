import type { PatternId } from '../../domain/patterns/pattern';
import { LUDWIG, NORWOOD } from '../../state/patternStore';
import { useApp, useView } from '../AppContext';
import { Choices } from '../controls/Choices';
import { words } from '../words';
import { PatternPicture } from './PatternPicture';
import { usePatterns } from './usePatterns';

/** Both scales are one group of buttons: arrow keys go through all of it, and each choice is shown on the photo. */
export function PatternChoices() {
  const { commands } = useApp();
  const look = usePatterns((state) => state.look);
  const seen = usePatterns((state) => state.seen?.pattern ?? null);
  const chosen = usePatterns((state) => state.chosen);
  const wordsFirst = useView((v) => v.face === 'home');
  const text = words.patterns;
  if (!look) return null;
  const choice = (id: PatternId) => {
    const names = [text.plain[id], text.scales[id]] as const;
    const [name, hint] = wordsFirst ? names : [names[1], names[0]];
    return {
      id,
      name,
      hint,
      picture: <PatternPicture look={look} pattern={id} />,
      ...(id === seen && { ticked: text.seenTick }),
    };
  };
  const scale = (legend: string, ids: readonly PatternId[]) => (
    <Choices
      legend={legend}
      name="hair-loss"
      look="swatches"
      choices={ids.map(choice)}
      chosen={chosen}
      onChoose={(id) => commands.showPattern(id)}
    />
  );
  return (
    <div className="pattern-choices">
      {scale(text.norwood, NORWOOD)}
      {scale(text.ludwig, LUDWIG)}
    </div>
  );
}
