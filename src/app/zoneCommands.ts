import {
  followsLine,
  freeZoneId,
  MOST_ZONES,
  newZone,
  type Zone,
  type ZoneKind,
  type ZonePart,
} from '../domain/zones/zone';
import type { DocumentStore, StepId } from '../state/documentStore';
import type { ViewStore } from '../state/viewStore';
import type { PlanCommands } from './planCommands';

/** What may be changed of a zone as a whole; its parts are drawn. */
export type ZonePatch = Partial<Omit<Zone, 'id' | 'kind' | 'own' | 'parts'>> & {
  readonly own?: Partial<Zone['own']>;
};

/** The list of zones, each change a step of the plan. */
export class ZoneCommands {
  constructor(
    private readonly document: DocumentStore,
    private readonly view: ViewStore,
    private readonly plan: PlanCommands,
  ) {}

  /** Above all others, and chosen, with the brush up where nothing of it is drawn yet, and no tool otherwise; false where there are too many. */
  add(kind: ZoneKind, parts: readonly ZonePart[] = []): boolean {
    const { zones } = this;
    if (zones.length >= MOST_ZONES) return false;
    const zone = newZone(kind, freeZoneId(zones, kind), parts);
    this.set([zone, ...zones], 'zone-added');
    const isEmpty = parts.length === 0 && !followsLine(kind);
    this.view.setState({ zoneId: zone.id, tool: isEmpty ? 'zone-brush' : 'pan' });
    return true;
  }

  change(id: string, patch: ZonePatch, live: boolean): void {
    const { zones } = this;
    this.set(
      zones.map((zone) =>
        zone.id === id ? { ...zone, ...patch, own: { ...zone.own, ...patch.own } } : zone,
      ),
      'zone-changed',
      live,
      `zone:${id}:${Object.keys(patch).join()}:${Object.keys(patch.own ?? {}).join()}`,
    );
  }

  /** Up by so many places of the list, or down. */
  move(id: string, up: number): void {
    const zones = [...this.zones];
    const from = zones.findIndex((zone) => zone.id === id);
    const to = Math.min(zones.length - 1, Math.max(0, from - up));
    const [zone] = from < 0 || to === from ? [] : zones.splice(from, 1);
    if (!zone) return;
    zones.splice(to, 0, zone);
    this.set(zones, 'zone-moved');
  }

  duplicate(id: string, name: string): boolean {
    const { zones } = this;
    const at = zones.findIndex((zone) => zone.id === id);
    const zone = zones[at];
    if (!zone || zones.length >= MOST_ZONES) return false;
    const copy = { ...zone, id: freeZoneId(zones, zone.kind), name, locked: false };
    this.set([...zones.slice(0, at), copy, ...zones.slice(at)], 'zone-copied');
    this.view.setState({ zoneId: copy.id });
    return true;
  }

  remove(id: string): void {
    this.set(
      this.zones.filter((zone) => zone.id !== id),
      'zone-deleted',
    );
    if (this.view.getState().zoneId === id) this.view.setState({ zoneId: null, tool: 'pan' });
  }

  private get zones(): readonly Zone[] {
    return this.document.getState().plan.zones;
  }

  private set(zones: readonly Zone[], step: StepId, live = false, control: string = step): void {
    this.plan.update({ zones }, live, { step, control });
  }
}
