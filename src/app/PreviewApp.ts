import type { ZoneKind } from '../domain/zones/zone';
import type { ScarPatch } from './scarCommands';
import type { ZonePatch } from './zoneCommands';
import type { HeadOval, ClinicalView } from '../domain/observation';
import type { HeadChange } from '../domain/head/correction';
import type { LineHandleId } from '../domain/hairline/seenLine';
import type { PatternId } from '../domain/patterns/pattern';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { ScarDrawn } from '../domain/scar/scar';
import type { DocumentStore } from '../state/documentStore';
import type { LineStore } from '../state/lineStore';
import type { PatternStore } from '../state/patternStore';
import type { SavedStore } from '../state/savedStore';
import type { StatusStore } from '../state/statusStore';
import type { TrialStore } from '../state/trialStore';
import type { WireStore } from '../state/wireStore';
import type { Capture } from './capture/Capture';
import type { TrialFrame } from './trialCrop';
import type { VariantLetter } from '../domain/plan/variants';
import type { Pane } from './panes';
import type { ViewStore, ZoneDrawToolId } from '../state/viewStore';
import type { PickedShade } from './tools/ShadePicker';
import type { ScreenPlace } from './viewMaths';

export type DeepPartial<T> = T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

export interface OpenOptions {
  readonly view?: ClinicalView;
  readonly headOval?: HeadOval;
}

/** A plan to be looked at in small: this one with something changed. */
export interface Trial {
  readonly id: string;
  readonly patch: DeepPartial<TreatmentPlan>;
}

/** `variants`: every plan that there is to choose from, each treated. */
export type ExportLayout = 'before' | 'after' | 'side-by-side' | 'variants';
export type ExportFormat = 'png' | 'jpeg' | 'webp';

export interface SaveOptions {
  readonly layout: ExportLayout;
  readonly format: ExportFormat;
  /** 0..1, jpeg and webp. */
  readonly quality?: number;
  /** Eyes to chin blurred beyond recognition. */
  readonly hideFace?: boolean;
  /** Cropped to the scalp with a margin. */
  readonly scalpOnly?: boolean;
}

/** What the screen may ask for. Every promise settles; failures are also shown through the status store. */
export interface PreviewCommands {
  openPhoto(photo: Blob, options?: OpenOptions): Promise<void>;
  /** One more of the same head: the others stay, and the plan. */
  addPhoto(photo: Blob): Promise<void>;
  /** Of those that are open the one that is seen. */
  selectPhoto(id: string): Promise<void>;
  /** Of several photos of the head one that is not needed; the plan stays. No step of the history: it cannot be undone. */
  removePhoto(id: string): Promise<void>;
  openSample(): Promise<void>;
  cancel(): void;
  closePhoto(): void;
  dismissError(): void;
  /** One undo step. While a slider moves pass `{ live: true }`: drawn, not committed. */
  updatePlan(patch: DeepPartial<TreatmentPlan>, options?: { live?: boolean }): Promise<void>;
  /** Of a polygon that is being drawn its last corner goes first. */
  undo(): void;
  redo(): void;
  /** To a step of the history, by its place. */
  travelTo(at: number): void;
  /** The gesture where the machine found no head, photo pixels. */
  pointAtHead(oval: HeadOval): Promise<void>;
  /**
   * Turns, moves, scales or pins the head of the selected photo, or lays a ruler on it. While it is dragged pass
   * `{ live: true }`: drawn, not committed; the next change that is not live, or `settleHead`, makes it one undo step.
   */
  adjustHead(change: HeadChange, options?: { live?: boolean }): void;
  /** What was dragged live becomes one undo step. */
  settleHead(): void;
  /** Nothing stays of what is being dragged live. */
  abandonHead(): void;
  /** One drag of the outline brush (the view's tool says add or remove), photo pixels; committed as one undo step at its end. */
  strokeStart(xPx: number, yPx: number): void;
  /** x, y, x, y, … */
  strokeMove(points: readonly number[]): void;
  strokeEnd(): void;
  /** A scar drawn on the selected photo, as one step of the plan; where none of it lies on the scalp that is said instead. */
  addScar(drawn: ScarDrawn): Promise<void>;
  changeScar(id: string, patch: ScarPatch, options?: { live?: boolean }): void;
  duplicateScar(id: string, name: string): void;
  removeScar(id: string): void;
  /** A zone above all others, chosen; its kind says what it treats until it is drawn on. */
  addZone(kind: ZoneKind): void;
  changeZone(id: string, patch: ZonePatch, options?: { live?: boolean }): void;
  /** Up by so many places, or down. */
  moveZone(id: string, up: number): void;
  duplicateZone(id: string, name: string): void;
  removeZone(id: string): void;
  /**
   * Small pictures of the own head under these plans, the first one first; the ones before go. Nothing is applied.
   * @param widthPx pixels of the screen that each is as wide as, at most
   */
  showTrials(trials: readonly Trial[], frame: TrialFrame, widthPx: number): void;
  /** The picker of patterns of hair loss; what the photo shows of one is looked for when it opens. */
  openPatterns(): void;
  closePatterns(): void;
  /** What a pattern would set, on the photo and in words; the plan stays as it is. */
  showPattern(id: PatternId): void;
  /** What is shown becomes one step of the plan. */
  usePattern(): void;
  putPatternAway(): void;
  /** Whether the chosen zone can be drawn on; where not, that is said. */
  drawReady(): boolean;
  /** Of the polygon that is being drawn; false where none is begun. */
  takeBackCorner(): boolean;
  /** One drag of a tool on the chosen zone, photo pixels and pressure 0..1; false where nothing can be drawn, and said why. */
  drawStart(tool: ZoneDrawToolId, xPx: number, yPx: number, pressure: number): boolean;
  /** x, y, pressure, … */
  drawMove(points: readonly number[]): void;
  drawEnd(): void;
  drawAbandon(): void;
  /** Takes the shade of the chosen zone, or of the plan, from hair at a place of the selected photo, photo pixels. */
  pickShade(xPx: number, yPx: number): Promise<PickedShade | null>;
  /**
   * A handle of the hairline to a place of the selected photo, photo pixels. While it is dragged pass `{ live: true }`; the
   * next one that is not live makes it one undo step.
   */
  moveLineHandle(id: LineHandleId, xPx: number, yPx: number, options?: { live?: boolean }): void;
  /** The same by keys: mm along the skin, to the right and up as the photo shows it. */
  stepLineHandle(id: LineHandleId, rightMm: number, upMm: number): void;
  /** Nothing stays of what is being dragged live. */
  abandonLine(): void;
  /** A stroke drawn on the forehead becomes part of the hairline; photo pixels: x, y, x, y, … */
  drawLine(pointsPx: readonly number[]): void;
  /** The hairline goes where a line was found drawn on the skin, each side for itself. */
  followSkinLine(): void;
  /** The hairline without what is not smooth in it. */
  smoothLine(): void;
  /** The plan is kept as it is, and a copy of it worked on under the next letter. */
  keepVariant(): void;
  showVariant(letter: VariantLetter): void;
  showNextVariant(): void;
  removeVariant(letter: VariantLetter): void;
  /** One becomes as another is. */
  replaceVariant(letter: VariantLetter, by: VariantLetter): void;
  save(options: SaveOptions): Promise<void>;
  /** All that is open, with its history, to this device; in the place of the saved one that is worked on. */
  saveConsultation(name: string): Promise<void>;
  /** Looks for what is saved on this device. */
  listConsultations(): Promise<void>;
  /** In the place of what is open. */
  openConsultation(id: string): Promise<void>;
  deleteConsultation(id: string): Promise<void>;
  /** Zooms about a point of the canvas, CSS px from its top left; default the middle. */
  zoomBy(factor: number, atX?: number, atY?: number): void;
  zoomToFit(): void;
  /** As `zoomToFit` where no head was found. */
  zoomToHead(): void;
  /** One photo pixel a device pixel. */
  zoomToActual(): void;
  /** The head as large as it is seen from this far away, on a screen of this kind. */
  zoomToDistance(distanceMm: number, screen: ScreenPlace): void;
  panBy(dxCss: number, dyCss: number): void;
  /** Canvas CSS px to photo px and back, at the present view; in the pane of the plan that is worked on, where there are panes. */
  toPhoto(xCss: number, yCss: number): { x: number; y: number };
  toCanvas(xPx: number, yPx: number): { x: number; y: number };
  /** Where each variant is seen while they are compared; else none. */
  panes(): readonly Pane[];
}

export interface PreviewApp {
  readonly document: DocumentStore;
  readonly view: ViewStore;
  readonly status: StatusStore;
  readonly saved: SavedStore;
  readonly wire: WireStore;
  readonly line: LineStore;
  readonly patterns: PatternStore;
  readonly trials: TrialStore;
  readonly commands: PreviewCommands;
  /** The taking of a photo with a camera. */
  readonly capture: Capture;
  /** Puts the picture's canvas into the element; returns how to take it out again. The canvas outlives React mounts. */
  mountCanvas(host: HTMLElement): () => void;
}
