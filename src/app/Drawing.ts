import { PreviewError } from '../domain/errors';
import type { FollicleField } from '../domain/follicles/types';
import { isPlacedByHand } from '../domain/head/correctedFit';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { VariantLetter } from '../domain/plan/variants';
import { isChanged } from '../domain/fringe/fringeLook';
import { isLightFringe } from '../domain/pigment/hairTone';
import { treatedAreaUncertainty } from '../domain/quality/areaUncertainty';
import { meanPerCm2, plannedZones } from '../domain/zones/plannedZones';
import type { Zone } from '../domain/zones/zone';
import type { BrushStroke } from '../domain/scalp/strokes';
import type { PreviewViewport } from '../render';
import type { ShownHead } from '../state/statusStore';
import type { HeadAnalysis, TreatInput, Treatment } from './compute';
import { KeptPlans, type KeptInputs } from './KeptPlans';
import { lookInputs } from './lookInputs';
import { MadeTreatments } from './MadeTreatments';
import { nextTask } from './nextTask';
import type { OpenPhoto, PhotoTreatment } from './photos';
import { outlinedIds } from './outlined';
import type { Services } from './services';
import { growsAs, Plantings, type Planted } from './planted';
import { shownPigment } from './shownPigment';

/** Keeps the picture in step with the plan, the strokes and the selected photo. */
export class Drawing {
  /** A result for anything else is dropped. */
  private wanted: TreatInput | null = null;
  private uploadedPhotoId: string | null = null;
  private uploadedLetter: VariantLetter | null = null;
  private uploadedHead: HeadAnalysis | null = null;
  private uploadedTreatment: PhotoTreatment | null = null;
  private uploadedField: Promise<FollicleField> | null = null;
  private treating: Promise<void> | null = null;
  private liveStroke: BrushStroke | null = null;
  private planted: Planted | null = null;
  private readonly plantings: Plantings;
  private readonly made: MadeTreatments;
  private readonly kept = new KeptPlans();
  private proposedZones: readonly Zone[] | null = null;

  constructor(private readonly services: Services) {
    this.plantings = new Plantings(services);
    this.made = new MadeTreatments(services, sameTreatment);
  }

  /** The person's impressions; they may still be on their way from the worker. */
  setField(planted: Planted | null): void {
    this.planted = planted;
    if (planted) this.plantings.take(planted);
    this.services.photos.plantedShape = planted?.shape ?? null;
  }

  setLiveStroke(stroke: BrushStroke | null): void {
    this.liveStroke = stroke;
  }

  /** Drawn in place of the plan's own until they are taken away again. */
  setProposedZones(zones: readonly Zone[] | null): void {
    this.proposedZones = zones;
  }

  /** What the picture shows: the plan, or what is proposed in its place. */
  private get plan(): TreatmentPlan {
    const { plan } = this.services.document.getState();
    const zones = this.proposedZones;
    return zones ? { ...plan, enabled: true, density: { ...plan.density, uniform: false }, zones } : plan;
  }

  /**
   * Applies everything that changed and resolves when it is drawn: with the screen's next frame, or at once where a
   * script waits for it.
   */
  async update({ atOnce = false } = {}): Promise<void> {
    const { photos, viewport } = this.services;
    if (!viewport) return;
    const photo = photos.selected;
    if (!photo) {
      viewport.clearPhoto();
      this.uploadedPhotoId = null;
      await viewport.frame();
      return;
    }
    // A new photo comes in several tasks, so that none is a long one; it and another variant are seen when they are whole.
    const isNew = this.uploadedPhotoId !== photo.id;
    const isOther = this.uploadedLetter !== this.services.document.getState().variants.letter;
    const release = isNew || isOther ? viewport.hold() : null;
    try {
      await this.upload(viewport, photo, isNew ? nextTask : () => Promise.resolve());
      // Another photo came, or this one went.
      if (!this.isSelected(photo.id)) return;
      if (atOnce) viewport.renderNow();
    } finally {
      release?.();
    }
    this.publish();
    await viewport.frame();
    // What waits for the picture would go on within the task that drew it.
    if (!atOnce) await nextTask();
    // Only now: the drawing needs the machine for itself.
    if (this.uploadedField) void this.planted?.all();
  }

  /** Has the impressions ready that so dense a picture of this head takes; fewer are the first ones of more. */
  async plantFor(perCm2: number): Promise<void> {
    await this.planted?.growTo(perCm2);
    await this.update();
  }

  private isSelected(id: string): boolean {
    return this.services.photos.selected?.id === id;
  }

  private async upload(
    viewport: PreviewViewport,
    photo: OpenPhoto,
    pause: () => Promise<void>,
  ): Promise<void> {
    this.uploadPhoto(viewport, photo);
    const { plan } = this;
    const { look, fringe, density } = lookInputs(photo, plan);
    viewport.setLook(look);
    viewport.setFringe(fringe);
    viewport.setDensity(density);
    if (photo.head) await this.treat(photo, plan);
    // Whole maps are compared in there.
    await (this.uploadMasks(viewport) ? nextTask() : pause());
    await this.uploadField(viewport);
    await this.uploadVariants(viewport, photo.id);
    await pause();
  }

  /** What the variants that are not worked on make of a photo. */
  keptInputs(photo: OpenPhoto): Promise<ReadonlyMap<VariantLetter, KeptInputs>> {
    const { variants, strokes } = this.services.document.getState();
    return this.kept.inputs(photo, variants, {
      treatment: (letter, plan) =>
        this.made.of(photo, letter, treatInput(photo.id, plan, strokes[photo.id] ?? [])),
      field: (plan) => {
        const { plantedShape } = this.services.photos;
        return plantedShape && this.plantings.of(plantedShape, plan).ofPlan(plan);
      },
    });
  }

  private async uploadVariants(viewport: PreviewViewport, photoId: string): Promise<void> {
    const { document, photos, view } = this.services;
    const { variants } = document.getState();
    const photo = photos.get(photoId);
    if (!photo?.head || view.getState().compare !== 'variants') {
      this.kept.forget();
      viewport.setVariants(variants.letter, new Map());
      this.uploadedLetter = variants.letter;
      return;
    }
    const kept = await this.keptInputs(photo);
    // Whatever changed meanwhile is drawn in its turn.
    if (!this.isSelected(photo.id) || document.getState().variants !== variants) return;
    viewport.setVariants(variants.letter, kept);
    this.uploadedLetter = variants.letter;
  }

  private uploadPhoto(viewport: PreviewViewport, photo: OpenPhoto): void {
    if (this.uploadedPhotoId !== photo.id) {
      viewport.setPhoto(photo.decoded.working, photo.decoded.widthPx, photo.decoded.heightPx);
      this.uploadedPhotoId = photo.id;
      this.uploadedHead = null;
      this.uploadedTreatment = null;
      this.uploadedField = null;
    }
    if (this.uploadedHead !== photo.head) {
      const { head } = photo;
      viewport.setHead(head?.fit ?? null, head?.mmPerPx ?? 1, head?.depth ?? null, head?.rim ?? null);
      viewport.setSkin(head?.skin ?? null, head?.tones.skin?.matt ?? null, head?.seenMask ?? null);
      viewport.setGrain(photo.grain);
      this.uploadedHead = photo.head;
    }
  }

  /** Whether there were other ones. */
  private uploadMasks(viewport: PreviewViewport): boolean {
    const treatment = this.services.photos.selected?.treatment;
    if (!treatment || this.uploadedTreatment === treatment) return false;
    viewport.setMasks(treatment.shownIn, treatment.map, treatment.scars, treatment.chosen);
    this.uploadedTreatment = treatment;
    return true;
  }

  private async uploadField(viewport: PreviewViewport): Promise<void> {
    this.replant();
    const wanted = this.fieldWanted();
    if (this.uploadedField === wanted) return;
    let field: FollicleField | null;
    try {
      field = await wanted;
    } catch (error) {
      if (this.fieldWanted() === wanted) {
        this.plantings.retain([]);
        this.planted = null;
      }
      throw error;
    }
    if (this.fieldWanted() !== wanted || this.uploadedField === wanted) return;
    viewport.setField(field);
    this.uploadedField = wanted;
  }

  private fieldWanted(): Promise<FollicleField> | null {
    return this.planted?.ofPlan(this.plan) ?? null;
  }

  /** The same head in another pattern or with a beard, where the plan asks for it, or once more where planting failed. */
  private replant(): void {
    const shape = this.services.photos.plantedShape;
    const { plan } = this;
    if (!shape || (this.planted && growsAs(this.planted, plan))) return;
    const { kept } = this.services.document.getState().variants;
    this.plantings.retain([plan, ...Object.values(kept)]);
    this.setField(this.plantings.of(shape, plan));
  }

  private async treat(photo: OpenPhoto, plan: TreatmentPlan): Promise<void> {
    const document = this.services.document.getState();
    const { letter } = document.variants;
    const committed = document.strokes[photo.id] ?? [];
    const strokes = this.liveStroke ? [...committed, this.liveStroke] : committed;
    this.wanted = treatInput(photo.id, plan, strokes, outlinedIds(this.services.view.getState(), plan));
    // One at a time: the newest wish is served next, those between are skipped.
    for (;;) {
      const { selected } = this.services.photos;
      if (selected?.id !== photo.id) return;
      if (sameTreatment(this.wanted, selected.treatment?.of ?? null)) {
        this.made.remember(selected, letter);
        return;
      }
      this.treating ??= this.treatOnce(letter, this.wanted).finally(() => {
        this.treating = null;
      });
      await this.treating;
    }
  }

  private async treatOnce(letter: VariantLetter, wanted: TreatInput): Promise<void> {
    const { photos } = this.services;
    const before = photos.get(wanted.photoId);
    const treatment = before && (await this.made.of(before, letter, wanted));
    // Taking the answer is a task, and what it changes another.
    await nextTask();
    const photo = photos.get(wanted.photoId);
    // Closed while the worker was busy.
    if (!photo) return;
    if (!treatment) throw new Error(`nothing is known of photo ${photo.id}`);
    photos.put({ ...photo, treatment });
  }

  /** What is known of the selected photo, to the screen. */
  publish(): void {
    const { photos, status } = this.services;
    const photo = photos.selected;
    if (!photo) return;
    const head = photo.head && photo.treatment ? shownHead(photo, photo.treatment, this.plan) : null;
    const shown = { ...photo.shown, head };
    photos.put({ ...photo, shown });
    status.setState({ photo: shown, photos: photos.listed });
  }
}

const UNJUDGED = { problems: [], finestDetailMm: null, cutOffShare: 0 };

/** Share of the planned skin under hair, below which the hair that is told by its colour covers nothing. */
const LITTLE_HAIR = 0.03;

function shownHead(photo: OpenPhoto, treatment: Treatment, plan: TreatmentPlan): ShownHead {
  if (!photo.head) throw new PreviewError('no-head-found', 'No head was found in this photo.');
  const { fit, mmPerPx, visibleAreaCm2, sizeRatio } = photo.head;
  const quality = photo.quality ?? UNJUDGED;
  return {
    source: fit.source,
    scaleSource: fit.scaleSource,
    confidence: fit.confidence,
    mmPerPx,
    mmPerPxUncertainty: mmPerPx * fit.scaleUncertainty,
    visibleAreaCm2,
    visibleAreaUncertainty: fit.areaUncertainty,
    treatedAreaCm2: treatment.treatedAreaCm2,
    treatedAreaUncertainty: treatedAreaUncertainty({
      ...fit,
      ...treatment,
      ...quality,
      hairUnseen: treatment.underHairShare < LITTLE_HAIR && isLightFringe(photo.head.tones.hair),
    }),
    impressions: Math.round(treatment.treatedAreaCm2 * meanPerCm2(treatment.zones, plan)),
    zones: treatment.zones,
    hairShare: treatment.hairShare,
    covered: treatment.covered,
    sizeRatio,
    placedByHand: photo.laid !== null && isPlacedByHand(photo.laid.correction),
    problems: quality.problems,
    finestDetailMm: quality.finestDetailMm,
    pigment: shownPigment(photo.head.tones, plan),
    ownHair: photo.head.ownHair,
  };
}

export const treatInput = (
  photoId: string,
  plan: TreatmentPlan,
  strokes: readonly BrushStroke[],
  outlined: readonly string[] = [],
): TreatInput => ({
  photoId,
  line: plan.density.uniform ? null : { hairline: plan.hairline, regional: plan.density.regional },
  strokes,
  zones: plan.density.uniform ? [] : plannedZones(plan),
  outlinedIds: plan.density.uniform ? [] : outlined,
  scars: plan.scars.filter(({ shown }) => shown),
  future: isChanged(plan.fringe) ? plan.fringe.future : null,
});

function sameTreatment(a: TreatInput, b: TreatInput | null): boolean {
  return (
    b !== null &&
    a.photoId === b.photoId &&
    a.future === b.future &&
    sameLine(a.line, b.line) &&
    sameJson(a.outlinedIds, b.outlinedIds) &&
    sameJson(a.scars, b.scars) &&
    sameJson(a.zones, b.zones) &&
    a.strokes.length === b.strokes.length &&
    a.strokes.every((stroke, i) => stroke === b.strokes[i])
  );
}

const sameJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** By value: every accepted patch makes a new plan object. */
function sameLine(a: TreatInput['line'], b: TreatInput['line']): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.regional === b.regional &&
    a.hairline.midpointHeightMm === b.hairline.midpointHeightMm &&
    a.hairline.cornerRecessionMm === b.hairline.cornerRecessionMm &&
    a.hairline.edgeSoftnessMm === b.hairline.edgeSoftnessMm &&
    a.hairline.style === b.hairline.style &&
    a.hairline.irregularity === b.hairline.irregularity &&
    a.hairline.symmetric === b.hairline.symmetric &&
    JSON.stringify(a.hairline.own) === JSON.stringify(b.hairline.own)
  );
}
