import { middleHeightMm, redrawn, smoothed } from '../domain/hairline/drawnLine';
import { handleMovedTo, handleStepped, heightOf, type LineChange } from '../domain/hairline/handleMoves';
import { lineCurve } from '../domain/hairline/lineCurve';
import type { LineGround } from '../domain/hairline/lineGround';
import { lineOnWire } from '../domain/hairline/lineOnWire';
import type { DrawnLine } from '../domain/hairline/ownLine';
import { seenLine, skinBehind, type LineHandleId } from '../domain/hairline/seenLine';
import { TRACE_SURE } from '../domain/hairline/traceLine';
import { tracedPart, type TracedPart } from '../domain/hairline/tracedPart';
import { lineWarnings } from '../domain/hairline/warnings';
import type { HeadFit } from '../domain/head/types';
import type { WireLine } from '../domain/head/wire';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { StepId } from '../state/documentStore';
import type { LineStore } from '../state/lineStore';
import type { HeadAnalysis } from './compute';
import { lastOf } from './lastOf';
import type { GroundedHead, TracedLine } from './lineCompute';
import type { PlanCommands } from './planCommands';
import type { Services } from './services';
import { announce } from '../state/statusStore';

interface Standing extends GroundedHead {
  readonly fit: HeadFit;
}

const NOT_ON_HEAD = 'Nothing was drawn: please draw the line across the forehead.';
const NONE_ON_SKIN = 'No drawn line was found on the skin. You can draw it yourself: “Draw freely”.';
const REST_AS_PLANNED = 'the rest is as planned. Drag it where it should be.';
const FOLLOWED = {
  whole: '',
  right: `Only the right part of the line was found; ${REST_AS_PLANNED}`,
  left: `Only the left part of the line was found; ${REST_AS_PLANNED}`,
  middle: `Only the middle of the line was found; ${REST_AS_PLANNED}`,
} satisfies Record<TracedPart, string>;

const NO_LINES: readonly WireLine[] = [];

/** A shorter stroke is a slip, mm. */
const LEAST_STROKE_MM = 12;

/** The hairline over the photo: shown as it is planned, moved by its handles, drawn by hand. */
export class LineTool {
  private readonly grounds = new WeakMap<HeadAnalysis, GroundedHead>();
  private asking: HeadAnalysis | null = null;
  /** What was drawn on the skin of the head, where that was looked for; null where nothing was. */
  private readonly traced = new WeakMap<HeadAnalysis, TracedLine | null>();
  // Every stroke on a zone and every move of the wire head ask for the same line.
  private readonly seen = lastOf(seenLine);
  private readonly warned = lastOf(lineWarnings);
  private readonly curveOf = lastOf(
    (ground: LineGround, hairline: TreatmentPlan['hairline']) => lineCurve(ground, hairline).pointsMm,
  );
  private readonly wired = lastOf((ground: LineGround, curveMm: Float64Array, own: HeadFit, fit: HeadFit) =>
    lineOnWire({ dome: ground.dome, scale: own.shape.scale }, curveMm, fit),
  );

  constructor(
    private readonly services: Services,
    private readonly plan: PlanCommands,
    private readonly line: LineStore,
  ) {}

  /** In step with plan and photo; what a new head is like comes from the worker first. */
  async show(): Promise<void> {
    const { photos, compute } = this.services;
    const photo = photos.selected;
    if (photo?.head && !this.grounds.has(photo.head) && this.asking !== photo.head) {
      const { head } = photo;
      this.asking = head;
      const grounded = await compute.lineGround(photo.id);
      if (grounded) this.grounds.set(head, grounded);
      if (this.asking === head) this.asking = null;
    }
    const standing = this.standing();
    const { hairline } = this.services.document.getState().plan;
    this.line.setState({
      line: standing && this.seen(standing.ground, standing.guides, standing.fit, hairline),
      warnings: this.warned(hairline, standing?.ground ?? null),
    });
  }

  /** The planned line as a fit of the selected head shows it; none of a uniform plan, nor before the head is known. */
  onWire(fit: HeadFit): readonly WireLine[] {
    const standing = this.standing();
    if (!standing || this.services.document.getState().plan.density.uniform) return NO_LINES;
    const { ground } = standing;
    return this.wired(ground, this.curveMm(ground), standing.fit, fit);
  }

  /** Whether the photo shows a line on the skin that the plan could follow; once a head, while the tool is up. */
  async look(): Promise<void> {
    const { photos, compute, view } = this.services;
    const photo = photos.selected;
    const head = this.selectedHead();
    if (view.getState().tool !== 'hairline' || !photo || !head) return;
    if (!this.traced.has(head)) {
      this.line.setState({ foundOnSkin: false });
      await this.show();
      const standing = this.standing();
      if (!standing || this.selectedHead() !== head) return;
      this.traced.set(head, null);
      const found = await compute.traceLine(photo.id, this.curveMm(standing.ground));
      this.traced.set(head, found && found.confidence >= TRACE_SURE ? found : null);
    }
    const now = this.selectedHead();
    this.line.setState({ foundOnSkin: now !== null && Boolean(this.traced.get(now)) });
  }

  /** The line goes where it was drawn on the skin, whatever that is on either side; says what of it was not found. */
  followSkin(): void {
    const standing = this.standing();
    const head = this.selectedHead();
    const found = head && this.traced.get(head);
    const { status } = this.services;
    if (!standing || !found) {
      announce(status, NONE_ON_SKIN);
      return;
    }
    const { ground } = standing;
    const own = redrawn(ground, this.curveMm(ground), found.pointsMm);
    const midpointHeightMm = heightOf(middleHeightMm(ground, own.pointsMm));
    this.plan.update({ hairline: { own, midpointHeightMm, symmetric: false } }, false, {
      step: 'line-followed',
    });
    announce(status, FOLLOWED[tracedPart(ground, found.pointsMm)]);
  }

  moveHandle(id: LineHandleId, xPx: number, yPx: number, live: boolean): void {
    const standing = this.standing();
    const at = standing && skinBehind(standing.ground, standing.fit, xPx, yPx);
    if (standing && at) this.change(handleMovedTo(standing.ground, this.planned(), id, at), live);
  }

  stepHandle(id: LineHandleId, rightMm: number, upMm: number): void {
    const standing = this.standing();
    if (!standing) return;
    const { ground, fit } = standing;
    const change = handleStepped(ground, fit, this.planned(), id, rightMm, upMm);
    // Presses in quick succession are one step, as of a slider.
    this.change(change, true);
    this.change(change, false);
  }

  /** @param pointsPx photo px: x, y, x, y, … */
  draw(pointsPx: readonly number[]): void {
    const standing = this.standing();
    if (!standing) return;
    const { ground } = standing;
    const strokeMm = this.onSkin(standing, pointsPx);
    if (lengthMm(strokeMm) < LEAST_STROKE_MM) {
      announce(this.services.status, NOT_ON_HEAD);
      return;
    }
    const own = redrawn(ground, this.curveMm(ground), strokeMm, this.planned().symmetric);
    this.take(ground, own, 'line-drawn');
  }

  smooth(): void {
    const standing = this.standing();
    if (!standing) return;
    const { ground } = standing;
    this.take(ground, smoothed(ground, this.curveMm(ground)), 'line-smoothed');
  }

  private onSkin({ ground, fit }: Standing, pointsPx: readonly number[]): readonly number[] {
    const points: number[] = [];
    for (let k = 0; k + 1 < pointsPx.length; k += 2)
      points.push(...(skinBehind(ground, fit, pointsPx[k]!, pointsPx[k + 1]!) ?? []));
    return points;
  }

  private take(ground: LineGround, own: DrawnLine, step: StepId): void {
    const midpointHeightMm = heightOf(middleHeightMm(ground, own.pointsMm));
    this.plan.update({ hairline: { own, midpointHeightMm } }, false, { step });
  }

  private change(hairline: LineChange, live: boolean): void {
    this.plan.update({ hairline }, live);
  }

  private curveMm(ground: LineGround): Float64Array {
    return this.curveOf(ground, this.planned());
  }

  private planned() {
    return this.services.document.getState().plan.hairline;
  }

  private selectedHead(): HeadAnalysis | null {
    return this.services.photos.selected?.head ?? null;
  }

  private standing(): Standing | null {
    const head = this.selectedHead();
    const grounded = head && this.grounds.get(head);
    return grounded ? { ...grounded, fit: head.fit } : null;
  }
}

function lengthMm(points: readonly number[]): number {
  let sum = 0;
  for (let k = 3; k + 2 < points.length; k += 3)
    sum += Math.hypot(
      points[k]! - points[k - 3]!,
      points[k + 1]! - points[k - 2]!,
      points[k + 2]! - points[k - 1]!,
    );
  return sum;
}
