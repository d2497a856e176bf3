import type { ZonePatch } from '../../app/zoneCommands';
import { useApp } from '../AppContext';

/** One number of a zone under a slider: moves are drawn live, the end of a move is one undo step. */
export function useZoneNumber(id: string, value: number, patch: (value: number) => ZonePatch) {
  const { commands } = useApp();
  return {
    value,
    onMove: (moved: number) => commands.changeZone(id, patch(moved), { live: true }),
    onCommit: (moved: number) => commands.changeZone(id, patch(moved)),
  };
}
