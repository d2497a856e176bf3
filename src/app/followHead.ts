import { correctedFit, isPlacedByHand } from '../domain/head/correctedFit';
import { NO_CORRECTION, type HeadCorrection } from '../domain/head/correction';
import type { FittedHead } from '../domain/head/fit/fitHead';
import { NEUTRAL_GRAIN } from '../domain/quality/grain';
import { projectedWire } from '../domain/head/projectedWire';
import { ruledFit } from '../domain/head/ruler';
import type { HeadFit } from '../domain/head/types';
import type { WireFrame, WireHead, WireLine } from '../domain/head/wire';
import type { WireStore } from '../state/wireStore';
import { treatInput, type Drawing } from './Drawing';
import { lastOf } from './lastOf';
import { fitHeadOf, mappedHead, shownPhoto } from './openPhoto';
import { fitOf, fitTogether, ownFits, personChanged, rulerOfOthers, setPerson } from './person';
import { plantOn } from './planted';
import { sameShape, type OpenPhoto } from './photos';
import type { Services } from './services';
import { matchLater } from './startPlan';

/**
 * Keeps the selected photo's head in step with the document: fitted with the oval that it holds for it, with the shape
 * that the person's photos share, and laid as it was corrected by hand; after every gesture and after its undo.
 */
export class HeadFollower {
  private following: Promise<void> | null = null;
  // Whatever else of a photo changes, its wire head stays the same.
  private readonly correctedOf = lastOf(correctedFit);
  private readonly projected = lastOf(projectedWire);
  private readonly withLines = lastOf((head: WireHead, lines: readonly WireLine[]) => ({
    ...head,
    lines: [...head.lines, ...lines],
  }));

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
    private readonly wire: WireStore,
    /** The planned hairline as a fit of the selected head shows it. */
    private readonly plannedLine: (fit: HeadFit) => readonly WireLine[],
  ) {}

  async follow(): Promise<void> {
    for (;;) {
      const photo = this.services.photos.selected;
      const step = photo && this.nextStep(photo);
      if (!step) return;
      this.following ??= step().finally(() => {
        this.following = null;
      });
      await this.following;
    }
  }

  /** At once, while the scalp and the impressions follow; where its curves are not known yet, as soon as they are. */
  async showWire(): Promise<void> {
    const { photos } = this.services;
    const photo = photos.selected;
    if (photo?.machineFit && !photo.wire) await this.bringWire(photo, photo.machineFit);
    const now = photos.selected;
    this.wire.setState({
      wire: now?.machineFit && now.wire ? this.wireOf(now, now.machineFit, now.wire) : null,
    });
  }

  private wireOf(photo: OpenPhoto, machineFit: FittedHead, wire: WireFrame): WireHead {
    const correction = this.wantedCorrection(photo);
    const fit = this.correctedOf(machineFit, wire.pinsMm, correction);
    return this.withLines(this.projected(wire, fit, correction), this.plannedLine(fit));
  }

  private nextStep(photo: OpenPhoto): (() => Promise<void>) | null {
    if (this.wantedOval(photo) !== photo.oval || personChanged(this.services)) return () => this.refit(photo);
    const { machineFit, laid } = photo;
    if (!machineFit) return null;
    const correction = this.wantedCorrection(photo);
    const ruled = rulerOfOthers(this.services, photo.id);
    const isLaid = laid?.fit === machineFit && laid.correction === correction && laid.ruled === ruled;
    return isLaid ? null : () => this.lay(photo, machineFit, correction, ruled);
  }

  /** The oval to fit with, null for none. */
  private wantedOval({ id, openedOval }: OpenPhoto) {
    return this.services.document.getState().ovals[id] ?? openedOval;
  }

  private wantedCorrection({ id }: OpenPhoto): HeadCorrection {
    return this.services.document.getState().corrections[id] ?? NO_CORRECTION;
  }

  private async refit(photo: OpenPhoto): Promise<void> {
    const { services, drawing } = this;
    const { photos, compute, status } = services;
    const { id, decoded, observation } = photo;
    const oval = this.wantedOval(photo);
    const isPointed = oval !== photo.oval;
    if (isPointed) status.setState({ job: { stage: 'fit', fraction: 0.5, cancellable: false } });
    try {
      const options = oval ? { headOval: oval } : {};
      const own = isPointed ? await fitHeadOf(services, id, options) : photo.own;
      const heads = await fitTogether(services, ownFits(photos.all, id, own));
      const now = photos.get(id);
      if (!now) {
        await compute.forget(id);
        return;
      }
      // Another photo was closed meanwhile: once more without it.
      if (!heads) return;
      const found = fitOf(heads, id);
      const none = { head: null, laid: null, treatment: null, grain: NEUTRAL_GRAIN };
      const shown = shownPhoto(id, decoded, observation, found, oval);
      photos.put({ ...now, ...(found ? {} : none), oval, own, machineFit: found, wire: null, shown });
      setPerson(services, heads);
      if (heads.fits.length === 0) drawing.setField(null);
      const next = photos.get(id);
      if (next && found)
        await this.lay(next, found, this.wantedCorrection(next), rulerOfOthers(services, id));
    } finally {
      if (isPointed) status.setState({ job: null });
    }
  }

  private async lay(
    photo: OpenPhoto,
    machineFit: FittedHead,
    correction: HeadCorrection,
    ruled: HeadFit | null,
  ): Promise<void> {
    const { services, drawing } = this;
    const { photos, compute, document } = services;
    const { id } = photo;
    const corrected = await this.corrected(photo, machineFit, correction);
    if (!corrected) return;
    const fit = ruled && !correction.ruler ? ruledFit(corrected, ruled) : corrected;
    const { plan, strokes } = document.getState();
    const treat = treatInput(id, plan, strokes[id] ?? []);
    const mapped = await mappedHead(services, { fit, ruler: correction.ruler }, treat);
    const now = photos.get(id);
    if (!now) {
      await compute.forget(id);
      return;
    }
    if (!mapped?.head) throw new Error(`nothing is known of photo ${id}`);
    const { shape, view } = mapped.head.fit;
    const shown = { ...now.shown, view };
    if (!now.head) matchLater(document, mapped.head.tones);
    photos.put({ ...now, ...mapped, laid: { fit: machineFit, correction, ruled }, shown });
    if (!sameShape(photos.plantedShape, shape))
      drawing.setField(plantOn(services, shape, services.document.getState().plan.density));
    await drawing.update();
  }

  /** null where another head was found meanwhile. */
  private async corrected(
    photo: OpenPhoto,
    machineFit: FittedHead,
    correction: HeadCorrection,
  ): Promise<HeadFit | null> {
    if (!isPlacedByHand(correction)) return machineFit;
    const wire = photo.wire ?? (await this.bringWire(photo, machineFit));
    return wire && correctedFit(machineFit, wire.pinsMm, correction);
  }

  /** null where another head was found meanwhile. */
  private async bringWire({ id }: OpenPhoto, machineFit: FittedHead): Promise<WireFrame | null> {
    const { compute, photos } = this.services;
    const wire = await compute.wire(machineFit.shape);
    const now = photos.get(id);
    if (now?.machineFit !== machineFit) return null;
    photos.put({ ...now, wire });
    return wire;
  }
}
