import type { FillRefusal } from '../../domain/zones/zoneFill';
import type { OpenZone, ZoneLayer } from './ZoneLayer';
import type { ZoneTool } from './ZoneTool';

const REFUSED: Readonly<Record<FillRefusal, string>> = {
  beside: 'Nothing was filled: please press on the scalp itself.',
  hair: 'Nothing was filled: there is hair here. Fill works on bare skin.',
  own: 'Nothing was filled: this place belongs to the zone already.',
  small: 'Nothing was filled: the bare skin here is too small. Use the brush.',
};
const FILLED = 'The bare skin around is part of the zone now.';
const FULL = 'Nothing was filled: this zone holds no more. Add another zone.';

/** Fills the bare skin around one press. */
export class ZoneFill implements ZoneTool {
  private open: OpenZone | null = null;
  private place: readonly [xPx: number, yPx: number] = [0, 0];
  private filling: Promise<void> = Promise.resolve();

  constructor(private readonly layer: ZoneLayer) {}

  start(xPx: number, yPx: number): boolean {
    this.open = this.layer.begin();
    this.place = [xPx, yPx];
    return this.open !== null;
  }

  move(points: readonly number[]): void {
    const [xPx, yPx] = points.slice(-3);
    if (xPx !== undefined && yPx !== undefined) this.place = [xPx, yPx];
  }

  async end(): Promise<void> {
    const { open, place } = this;
    this.open = null;
    if (!open) return;
    // Of two quick presses the second one comes onto what the first one filled.
    this.filling = this.filling.then(() => this.fill(open, place));
    await this.filling;
  }

  abandon(): void {
    this.open = null;
  }

  private async fill(open: OpenZone, place: readonly [number, number]): Promise<void> {
    const { document, compute } = this.layer.services;
    const { hairline, density, zones } = document.getState().plan;
    const zone = zones.find(({ id }) => id === open.zone.id);
    if (!zone) return;
    const line = density.uniform ? null : { hairline, regional: density.regional };
    const found = await compute.zoneFill(open.photoId, place, zone, line);
    if (found === null) return;
    if (typeof found === 'string') this.layer.say(REFUSED[found]);
    else this.layer.say(this.layer.lay({ ...open, zone }, found, 'zone-filled', false) ? FILLED : FULL);
  }
}
