import type { SkinTone } from '../../domain/pigment/skinTone';
import type { ShownPigment } from '../../state/statusStore';
import { words } from '../words';

/** Chance that the type of skin is right, below which that is said at once. */
const DOUBTFUL_BELOW = 0.5;

/** Why the shade is matched, in one sentence, and in a second one how sure that is where it is not. */
export function matchSentence(pigment: ShownPigment): string {
  const { match, skin } = pigment;
  const bySeenSkin = match.reasons.some((reason) => reason.id === 'skin' && reason.seen);
  const why = whyMatched(pigment);
  return skin && bySeenSkin && skin.confidence < DOUBTFUL_BELOW ? `${why} ${doubt(skin)}` : why;
}

const doubt = ({ notes }: SkinTone): string =>
  notes.includes('too-dark') || notes.includes('colourless')
    ? words.shade.skinUntold
    : words.shade.skinDoubtful;

function whyMatched({ match, skin, hair: hairSeen }: ShownPigment): string {
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
