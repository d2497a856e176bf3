import type { ToolId, ZoneToolId } from '../../state/viewStore';

export const isZoneTool = (tool: ToolId): tool is ZoneToolId => tool.startsWith('zone-');

/** Drawn by a drag; the others by single presses. */
const DRAGGED: readonly ZoneToolId[] = ['zone-brush', 'zone-eraser', 'zone-lasso'];
export const isDragged = (tool: ZoneToolId): boolean => DRAGGED.includes(tool);

/** Round, and as wide as the brush size says. */
export const isRound = (tool: ZoneToolId): boolean => tool === 'zone-brush' || tool === 'zone-eraser';

export const ZONE_BRUSH_MM = { least: 2, most: 60 } as const;
