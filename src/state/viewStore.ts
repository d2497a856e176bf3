import { createStore } from 'zustand/vanilla';

import type { LightCheck } from '../domain/light';
import { USUAL_PRACTICE, type Practice } from '../domain/estimate/estimate';
import { DOT_BRUSH_MM, SCAR_WIDTHS_MM, type ScarKind } from '../domain/scar/scar';

export { DOT_BRUSH_MM, SCAR_WIDTHS_MM };

/** `variants`: the result of each, side by side; only where there are some. */
export type CompareMode = 'split' | 'after' | 'before' | 'variants';
export type ToolId = 'pan' | 'add' | 'remove' | 'oval' | 'head' | 'ruler' | 'scar' | 'hairline' | ZoneToolId;
/** Tools that draw on the chosen zone. */
export type ZoneDrawToolId = Exclude<ZoneToolId, 'zone-shade'>;
/** And the picker of its shade, or without a zone of the plan's. */
export type ZoneToolId =
  'zone-brush' | 'zone-eraser' | 'zone-lasso' | 'zone-polygon' | 'zone-fill' | 'zone-shade';

/** For a patient alone at home, or for a consultant with one. */
export type Face = 'home' | 'consultation';

/** The guided path of a patient alone, from the found head to the saved picture. */
export const HOME_STEPS = ['outline', 'density', 'shade', 'hairline', 'compare'] as const;
export type HomeStep = (typeof HOME_STEPS)[number];

/** Of a polygon that is being drawn, photo px. */
export type CornerPx = readonly [xPx: number, yPx: number];

/** How the picture is looked at; never saved, never undone. */
export interface ViewState {
  /** Photo pixel in the middle of the canvas. */
  readonly centreXPx: number;
  readonly centreYPx: number;
  /** CSS pixels per photo pixel. */
  readonly zoom: number;
  /** While not null the picture follows the canvas: zoom and centre are derived so that all of this is seen. */
  readonly framed: 'photo' | 'head' | null;
  /** 0..1 of the picture's visible width; left of it is before. */
  readonly split: number;
  readonly compare: CompareMode;
  /** While held: before, whatever `compare` says. */
  readonly holdBefore: boolean;
  readonly mirrored: boolean;
  readonly outlineShown: boolean;
  readonly face: Face;
  /** At home: the steps of the path; else all that is offered at home. */
  readonly guided: boolean;
  /** Where the path stands with this photo; null, or another one's, where it has not begun. */
  readonly homeStep: { readonly photoId: string; readonly step: HomeStep } | null;
  /** The picture stands alone, for the patient: no tools, no marks over it, no figures. */
  readonly showing: boolean;
  /** How the artist works; kept nowhere. */
  readonly practice: Practice;
  readonly tool: ToolId;
  readonly brushRadiusMm: number;
  /** What the scar tool draws, and how wide it draws each kind. */
  readonly scarKind: ScarKind;
  readonly scarWidthsMm: Readonly<Record<ScarKind, number>>;
  /** Of the brush that strews round scars; 0 sets each by itself. */
  readonly dotBrushMm: number;
  /** The zone or scar of the list that is worked on; none may have this id any more. */
  readonly zoneId: string | null;
  readonly zoneBrushMm: number;
  /** 0 fades from the middle on … 1 whole to its rim. */
  readonly zoneHardness: number;
  /** The brush of zones takes only places that belong with the one where it began: bare skin, or hair. */
  readonly zoneKeepsEdge: boolean;
  /** Of the polygon that is not closed yet; empty where none is begun. */
  readonly cornersPx: readonly CornerPx[];
  /** With the hairline tool a drag draws the line anew instead of moving its handles. */
  readonly lineDrawing: boolean;
  /** Lines of the face by which a hairline is designed, over the picture. */
  readonly guidesShown: boolean;
  /** How the treated picture is lit; the photo and every file keep the photo's own light. */
  readonly light: LightCheck;
}

export const INITIAL_VIEW: ViewState = {
  centreXPx: 0,
  centreYPx: 0,
  zoom: 1,
  framed: 'photo',
  split: 0.5,
  compare: 'split',
  holdBefore: false,
  mirrored: false,
  outlineShown: false,
  face: 'home',
  guided: true,
  homeStep: null,
  showing: false,
  practice: USUAL_PRACTICE,
  tool: 'pan',
  brushRadiusMm: 8,
  scarKind: 'fut',
  scarWidthsMm: {
    fut: SCAR_WIDTHS_MM.fut.usual,
    fue: SCAR_WIDTHS_MM.fue.usual,
    patch: SCAR_WIDTHS_MM.patch.usual,
  },
  dotBrushMm: DOT_BRUSH_MM.usual,
  zoneId: null,
  zoneBrushMm: 12,
  zoneHardness: 0.6,
  zoneKeepsEdge: false,
  cornersPx: [],
  lineDrawing: false,
  guidesShown: false,
  light: 'photo',
};

/** The treated picture is compared with the photo in the photo's own light alone: another one is seen on it whole. */
export const lightShown = ({ compare, light }: ViewState): LightCheck =>
  compare === 'after' ? light : 'photo';

/** Borders of scalp and zones, guides and the like belong to the work, not to what is compared. */
export const marksShown = ({ holdBefore, showing }: Pick<ViewState, 'holdBefore' | 'showing'>): boolean =>
  !holdBefore && !showing;

/** The tool is put down; everything else about the picture stays as it is looked at. */
export const SHOWING: Partial<ViewState> = { showing: true, tool: 'pan', lineDrawing: false };

export const inLight = (light: LightCheck): Partial<ViewState> =>
  light === 'photo' ? { light } : { light, compare: 'after' };

export const createViewStore = () => createStore<ViewState>()(() => INITIAL_VIEW);
export type ViewStore = ReturnType<typeof createViewStore>;
