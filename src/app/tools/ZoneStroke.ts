import type { BareRegion, LostSkin, ZoneReach } from '../../domain/zones/lostSkin';
import { isOnFace, type ZonePart } from '../../domain/zones/zone';
import type { StepId } from '../../state/documentStore';
import type { OpenZone, ZoneLayer } from './ZoneLayer';
import type { ZoneTool } from './ZoneTool';

const OFF_SCALP = 'Nothing was drawn there: this zone lies on the scalp, a beard on the face.';
const OFF_FACE = 'Nothing was drawn there: this zone lies on the face.';
const NOT_ON_HEAD = 'Nothing was drawn: please draw on the scalp itself.';
const WHY_LOST = {
  forehead: 'dots end on the upper forehead. Draw it higher.',
  face: 'it lies on the face. For that, add a beard zone.',
  below: 'no hair grows that low. Draw it higher.',
} satisfies Record<BareRegion, string>;
/** Less of a shape is not missed. [A] */
const MISSED_FROM = 0.1;
/** From here on as good as all of it. */
const NEARLY_ALL = 0.95;

/** What is said of a shape that shows in part only; '' where hardly any of it is missed. */
function saidOfLost({ share, region }: LostSkin): string {
  if (share < MISSED_FROM) return '';
  const part = share < NEARLY_ALL ? `About ${String(10 * Math.round(10 * share))} %` : 'Nearly all';
  return `${part} of it is left out: ${WHY_LOST[region]}`;
}

interface Begun {
  readonly open: OpenZone;
  /** Photo px and pressure: x, y, p, … that wait for their places on the head. */
  waiting: number[];
}

/** What is drawn by one drag: brought onto the head on the way, and one step of the plan at the end. */
export abstract class ZoneStroke implements ZoneTool {
  protected abstract readonly step: StepId;
  private begun: Begun | null = null;
  private laying: Promise<void> = Promise.resolve();

  constructor(protected readonly layer: ZoneLayer) {}

  start(xPx: number, yPx: number, pressure: number): boolean {
    const open = this.layer.begin();
    if (!open) return false;
    this.begun = { open, waiting: [xPx, yPx, pressure] };
    this.begin(open);
    this.lay();
    return true;
  }

  move(points: readonly number[]): void {
    if (!this.begun) return;
    this.begun.waiting.push(...points);
    this.lay();
  }

  async end(): Promise<void> {
    const { begun } = this;
    if (!begun) return;
    await this.laying;
    if (this.begun !== begun) return;
    const parts = await this.whole();
    if (this.begun !== begun) return;
    const { photoId, zone } = begun.open;
    const reach: ZoneReach | null =
      parts.length === 0
        ? { reaches: true, lost: null }
        : await this.layer.services.compute.reachOfZone(photoId, parts, zone);
    if (this.begun !== begun) return;
    this.begun = null;
    if (reach?.reaches && parts.length > 0 && this.layer.lay(begun.open, parts, this.step, false)) {
      const said = reach.lost ? saidOfLost(reach.lost) : '';
      if (said !== '') this.layer.say(said);
      return;
    }
    this.layer.takeBack();
    this.layer.say(reach?.reaches ? NOT_ON_HEAD : isOnFace(zone.kind) ? OFF_FACE : OFF_SCALP);
  }

  abandon(): void {
    if (!this.begun) return;
    this.begun = null;
    this.layer.takeBack();
  }

  /** Forgets what was drawn before. */
  protected abstract begin(open: OpenZone): void;
  /** One more point on the head, mm. */
  protected abstract add(x: number, y: number, z: number, pressure: number): void;
  /** What is shown of it on the way. */
  protected abstract live(): readonly ZonePart[];
  /** Empty where too little of it lies on the head. */
  protected abstract whole(): readonly ZonePart[] | Promise<readonly ZonePart[]>;

  /** Brings what waits onto the head, one message to the worker at a time. */
  private lay(): void {
    const { begun } = this;
    if (!begun) return;
    this.laying = this.laying.then(() => this.layWaiting(begun));
  }

  private async layWaiting(begun: Begun): Promise<void> {
    if (begun.waiting.length === 0) return;
    const { waiting, open } = begun;
    begun.waiting = [];
    const pointsPx = waiting.filter((_, i) => i % 3 !== 2);
    const places = await this.layer.services.compute.placesOnHead(open.photoId, pointsPx);
    if (!places || this.begun !== begun) return;
    for (let k = 0; k < places.length; k += 3)
      if (!Number.isNaN(places[k]!)) this.add(places[k]!, places[k + 1]!, places[k + 2]!, waiting[k + 2]!);
    const parts = this.live();
    if (parts.length > 0) this.layer.lay(open, parts, this.step, true);
  }
}
