import { useEffect, useRef } from 'react';
import type { CompareMode } from '../../state/viewStore';
import { useApp } from '../AppContext';
import { isZoneTool } from '../zones/zoneTools';

/** On so narrow a picture half of a head says little: the whole result comes first. */
const NARROW = '(width <= 480px)';

/** Puts tool and comparison where they make sense for this photo, whenever it or its head changes. */
export function useFittingMode(photoId: string | undefined, headFound: boolean): void {
  const { view, document } = useApp();
  /** What was compared before a photo without a head left nothing to compare. */
  const compared = useRef<CompareMode | null>(null);
  useEffect(() => {
    if (photoId === undefined) return;
    if (headFound) {
      const compare = window.matchMedia(NARROW).matches ? 'after' : compared.current;
      compared.current = null;
      const { tool, zoneId } = view.getState();
      const isZoneThere = document.getState().plan.zones.some(({ id }) => id === zoneId);
      // What lies on the head is drawn on from photo to photo; an oval has done its work.
      const staysUp = tool === 'scar' || (isZoneTool(tool) && isZoneThere);
      view.setState({ ...(!staysUp && { tool: 'pan' }), ...(compare && { compare }) });
    } else {
      compared.current ??= view.getState().compare;
      // There is only one thing to do.
      view.setState({ tool: 'oval', compare: 'before', showing: false });
    }
  }, [view, document, photoId, headFound]);
}
