import type { ToolId, ZoneToolId } from '../../state/viewStore';

export const isZoneTool = (tool: ToolId): tool is ZoneToolId => tool.startsWith('zone-');

/** Drawn by a drag; the others by single presses. */
type DraggedToolId = 'zone-brush' | 'zone-eraser' | 'zone-lasso';
const DRAGGED: readonly ToolId[] = ['zone-brush', 'zone-eraser', 'zone-lasso'] satisfies DraggedToolId[];
export const isDragged = (tool: ToolId): tool is DraggedToolId => DRAGGED.includes(tool);

/** Round, and as wide as the brush size says. */
export const isRound = (tool: ZoneToolId): boolean => tool === 'zone-brush' || tool === 'zone-eraser';

export const ZONE_BRUSH_MM = { least: 2, most: 60 } as const;
