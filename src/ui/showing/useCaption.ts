import { lightShown } from '../../state/viewStore';
import { usePlan, useStatus, useView } from '../AppContext';
import { usePatterns } from '../patterns/usePatterns';
import { captionOf } from './captionOf';

/** What the treated picture shows now, in words; null without a head. */
export function useCaption(): string | null {
  const plan = usePlan((planned) => planned);
  const photo = useStatus((status) => status.photo);
  const proposal = usePatterns((state) => state.shown);
  const light = useView(lightShown);
  if (!photo?.head) return null;
  return captionOf({
    plan,
    zones: proposal ? [...proposal.kept, ...proposal.zones] : plan.zones,
    drawn: photo.head.zones,
    view: photo.view,
    ownHair: photo.head.ownHair,
    light,
  });
}
