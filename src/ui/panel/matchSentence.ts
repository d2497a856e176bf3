import type { ShownPigment } from '../../state/statusStore';
import { words } from '../words';

/** Why the shade is matched, in one sentence. */
export function matchSentence({ match, skin, hair: hairSeen }: ShownPigment): string {
  const text = words.shade;
  const chosen = match.reasons.find(({ id }) => id === 'skin');
  const seen = match.reasons.find(({ id }) => id === 'hair-seen');
  const taken = match.reasons.find(({ id }) => id === 'hair-assumed');
  const hair = seen ?? taken;
  if (
    skin &&
    chosen?.id === 'skin' &&
    !chosen.seen &&
    (hair?.id === 'hair-seen' || hair?.id === 'hair-assumed')
  )
    return text.byChosenSkin(chosen.skinClass, hair.hair, hair.id === 'hair-seen');
  if (seen?.id === 'hair-seen') {
    if (!skin) return text.byHair(seen.hair);
    return hairSeen?.source === 'brows'
      ? text.bySkinAndBrows(skin.skinClass, seen.hair)
      : text.bySkinAndHair(skin.skinClass, seen.hair);
  }
  return skin && taken?.id === 'hair-assumed' ? text.bySkin(skin.skinClass, taken.hair) : text.byNeither;
}
