import { type RefObject, useEffect, useRef } from 'react';
import { useView } from '../AppContext';

/** Whatever becomes the chosen one of the list is seen, with the tools that stand below its name. */
export function useChosenSeen(list: RefObject<HTMLElement | null>): void {
  const zoneId = useView((v) => v.zoneId);
  const seen = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    const isFirst = seen.current === undefined;
    const isNew = seen.current !== zoneId;
    seen.current = zoneId;
    // Beside the picture the panel opens at its beginning; a sheet shows one part alone.
    if (!isNew || (isFirst && !list.current?.closest('.sheet'))) return;
    const chosen = list.current?.querySelector('.zone-chosen');
    for (const part of ['.zone-tools', '.zone-row'])
      chosen?.querySelector(part)?.scrollIntoView({ block: 'nearest' });
  }, [list, zoneId]);
}
