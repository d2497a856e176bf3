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
const ADDED = 'Scar added. Where dots are planned anyway they stay; in the scar they fade sooner.';
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
    this.say(ADDED);
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
  const pxPerPx = decoded.widthPx / width;
  for (let k = 0; k + 1 < pointsPx.length; k += 2) {
    const x = Math.floor(pointsPx[k]! / pxPerPx),
      y = Math.floor(pointsPx[k + 1]! / pxPerPx);
    if (x >= 0 && y >= 0 && x < width && y < height && coverage[y * width + x]! >= SCALP) return true;
  }
  return false;
}
