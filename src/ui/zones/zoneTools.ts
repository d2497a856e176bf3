import type { ToolId, ZoneToolId } from '../../state/viewStore';

export const isZoneTool = (tool: ToolId): tool is ZoneToolId => tool.startsWith('zone-');

/** Drawn by a drag; the others by single presses. */
type DraggedToolId = 'zone-brush' | 'zone-eraser' | 'zone-lasso';
const DRAGGED: readonly ToolId[] = ['zone-brush', 'zone-eraser', 'zone-lasso'] satisfies DraggedToolId[];
export const isDragged = (tool: ToolId): tool is DraggedToolId => DRAGGED.includes(tool);

/** Round, and as wide as the brush size says. */
export const isRound = (tool: ZoneToolId): boolean => tool === 'zone-brush' || tool === 'zone-eraser';

export const ZONE_BRUSH_MM = { least: 2, most: 60 } as const;

/** The key that takes each tool up for the chosen zone, in capitals as it is shown. */
export const ZONE_TOOL_KEYS: Readonly<Record<ZoneToolId, string>> = {
  'zone-brush': 'D',
  'zone-eraser': 'E',
  'zone-lasso': 'G',
  'zone-polygon': 'N',
  'zone-fill': 'F',
  'zone-shade': 'I',
};

export const ZONE_TOOL_IDS = Object.keys(ZONE_TOOL_KEYS) as readonly ZoneToolId[];
