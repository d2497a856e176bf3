import { thinned } from '../domain/scar/onHead';
import {
  freeScarId,
  type ListedScar,
  MOST_SCAR_POINTS,
  MOST_SCARS,
  NEWLY_LISTED,
  type ScarDrawn,
} from '../domain/scar/scar';
import { strewnDots } from '../domain/scar/strewnDots';
import type { OpenPhoto } from './photos';
import type { PlanCommands } from './planCommands';
import type { Services } from './services';
import { announce } from '../state/statusStore';

const NOT_ON_SCALP = 'Nothing was added: please draw the scar on the scalp itself.';
const TOO_MANY = `Nothing was added: there are ${String(MOST_SCARS)} scars already.`;
const ADDED = 'Scar added. Dots that were planned there stay, and fade sooner in the scar.';
const ADDED_IN_HAIR = 'Scar added, but the photo shows hair there: dots are drawn only where its skin shows.';
/** Of 255: from here on hair hides the skin; and so much of what was drawn lies under it. */
const HIDES_FROM = 128;
const HIDDEN_SHARE = 0.5;
/** From here on a pixel of the outline counts as scalp, of 255. */
const SCALP = 128;

/** Puts what was drawn on a photo as a scar onto the head. */
export class ScarTool {
  constructor(
    private readonly services: Services,
    private readonly plan: PlanCommands,
  ) {}

  /** One step of the plan, or a sentence why there is none. */
  async add(drawn: ScarDrawn): Promise<void> {
    const { photos, compute, document, status } = this.services;
    const photo = photos.selected;
    if (!photo?.head) return;
    announce(status, '');
    const pointsMm = crossesScalp(photo, drawn.pointsPx)
      ? await compute.onHead(photo.id, drawn.pointsPx)
      : [];
    // Closed while the worker was busy.
    if (pointsMm === null || !photos.get(photo.id)) return;
    if (pointsMm.length === 0) {
      this.say(NOT_ON_SCALP);
      return;
    }
    const { scars } = document.getState().plan;
    const next = withScar(scars, drawn, pointsMm);
    if (next.length > MOST_SCARS) {
      this.say(TOO_MANY);
      return;
    }
    this.plan.update({ scars: next }, false, { step: 'scar-drawn' });
    this.say(shareInHair(photo, drawn.pointsPx) > HIDDEN_SHARE ? ADDED_IN_HAIR : ADDED);
  }

  private say(announcement: string): void {
    announce(this.services.status, announcement);
  }
}

/** Dots that are set one after the other are one scar of the list. */
function withScar(
  scars: readonly ListedScar[],
  drawn: ScarDrawn,
  trackMm: readonly number[],
): readonly ListedScar[] {
  const { kind, widthMm } = drawn;
  const pointsMm = pointsOf(drawn, trackMm, scars);
  const last = scars.at(-1);
  const joins =
    kind === 'fue' &&
    last?.kind === kind &&
    last.shown &&
    !last.locked &&
    last.widthMm === widthMm &&
    last.pointsMm.length + pointsMm.length <= 3 * MOST_SCAR_POINTS;
  if (joins) return [...scars.slice(0, -1), { ...last, pointsMm: [...last.pointsMm, ...pointsMm] }];
  return [...scars, { ...NEWLY_LISTED, id: freeScarId(scars), kind, widthMm, pointsMm }];
}

function pointsOf(
  { kind, brushMm = 0 }: ScarDrawn,
  trackMm: readonly number[],
  scars: readonly ListedScar[],
): readonly number[] {
  if (kind !== 'fue' || brushMm === 0) return thinned(kind, trackMm, MOST_SCAR_POINTS);
  // Every stroke is strewn anew.
  const seed = scars.reduce((sum, scar) => sum + scar.pointsMm.length, scars.length);
  return strewnDots(trackMm, brushMm, seed, MOST_SCAR_POINTS);
}

function crossesScalp({ treatment, decoded }: OpenPhoto, pointsPx: readonly number[]): boolean {
  if (!treatment) return false;
  const { width, height, coverage } = treatment.scalp;
  const places = placesIn(pointsPx, width / decoded.widthPx, width, height);
  return places.some((place) => coverage[place]! >= SCALP);
}

function shareInHair({ treatment, decoded }: OpenPhoto, pointsPx: readonly number[]): number {
  if (!treatment) return 0;
  const { width, height, layers } = treatment.map;
  const places = placesIn(pointsPx, width / decoded.widthPx, width, height);
  const hidden = places.filter((place) => layers[4 * place + 3]! >= HIDES_FROM);
  return hidden.length / Math.max(1, places.length);
}

/** Pixels of a map in which the points lie, of those that lie on it. */
function placesIn(
  pointsPx: readonly number[],
  mapPxPerPx: number,
  width: number,
  height: number,
): readonly number[] {
  return Array.from({ length: pointsPx.length >> 1 }, (_, k) => {
    const x = Math.floor(pointsPx[2 * k]! * mapPxPerPx),
      y = Math.floor(pointsPx[2 * k + 1]! * mapPxPerPx);
    return x >= 0 && y >= 0 && x < width && y < height ? y * width + x : -1;
  }).filter((place) => place >= 0);
}
