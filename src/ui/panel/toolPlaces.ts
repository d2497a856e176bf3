import type { ToolId } from '../../state/viewStore';
import { isZoneTool } from '../zones/zoneTools';
import type { SectionId } from './sections';

/** Whether a section says of a tool that it is up, and offers the way out; tools with a bar of their own need none. */
export function showsTool(section: SectionId, tool: ToolId): boolean {
  if (tool === 'add' || tool === 'remove') return section === 'outline';
  if (tool === 'scar') return section === 'scars' || section === 'zones';
  if (tool === 'zone-shade') return section === 'shade' || section === 'zones';
  return !isZoneTool(tool) || section === 'zones';
}
