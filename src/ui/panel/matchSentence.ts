import type { ShownPigment } from '../../state/statusStore';
import { words } from '../words';

/** Why the shade is matched, in one sentence. */
export function matchSentence({ match, skin }: ShownPigment): string {
  const text = words.shade;
  const seen = match.reasons.find(({ id }) => id === 'hair-seen');
  const taken = match.reasons.find(({ id }) => id === 'hair-assumed');
  if (seen?.id === 'hair-seen')
    return skin ? text.bySkinAndHair(skin.skinClass, seen.hair) : text.byHair(seen.hair);
  return skin && taken?.id === 'hair-assumed' ? text.bySkin(skin.skinClass, taken.hair) : text.byNeither;
}
