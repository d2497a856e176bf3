import { MOST_PARTS, type Zone, type ZonePart } from '../../domain/zones/zone';
import type { StepId } from '../../state/documentStore';
import type { DocumentEdits } from '../documentEdits';
import type { PlanCommands } from '../planCommands';
import type { Services } from '../services';
import { announce } from '../../state/statusStore';

const NO_ZONE = 'Choose a zone of the list first, or add one.';
const LOCKED = 'This zone is locked. Unlock it in the list to draw on it.';
const HIDDEN = 'This zone is hidden. Show it in the list to draw on it.';
const FULL = 'This zone holds no more strokes. Add another zone.';

/** The chosen zone as a tool began on it. */
export interface OpenZone {
  readonly photoId: string;
  /** As it was before: whatever settles the step meanwhile, what is drawn comes after these parts once. */
  readonly zone: Zone;
  /** No two strokes are one step, however quickly they follow. */
  readonly number: number;
}

function refusal({ locked, shown, parts }: Zone): string {
  if (locked) return LOCKED;
  if (!shown) return HIDDEN;
  return parts.length >= MOST_PARTS ? FULL : '';
}

/** Where the tools of zones draw: the chosen zone of the plan, on the head of the photo that is shown. */
export class ZoneLayer {
  private drawn = 0;

  constructor(
    readonly services: Services,
    private readonly plan: PlanCommands,
    private readonly edits: DocumentEdits,
  ) {}

  /** null where nothing can be drawn, and said why. */
  begin(): OpenZone | null {
    const { photos, view, document } = this.services;
    const photo = photos.selected;
    const { zoneId } = view.getState();
    const zone = document.getState().plan.zones.find(({ id }) => id === zoneId);
    if (!photo?.head) return null;
    const reason = zone ? refusal(zone) : NO_ZONE;
    this.say(reason);
    if (!zone || reason !== '') return null;
    return { photoId: photo.id, zone, number: ++this.drawn };
  }

  /** @returns false where the zone is gone, or holds no more */
  lay(open: OpenZone, parts: readonly ZonePart[], step: StepId, live: boolean): boolean {
    const zones = this.withParts(open, parts);
    if (zones) this.plan.update({ zones }, live, { step, control: `zone-stroke:${String(open.number)}` });
    return zones !== null;
  }

  /** Nothing stays of what was laid live. */
  takeBack(): void {
    this.edits.abandon();
  }

  say(announcement: string): void {
    announce(this.services.status, announcement);
  }

  private withParts({ zone: before }: OpenZone, parts: readonly ZonePart[]): readonly Zone[] | null {
    const { zones } = this.services.document.getState().plan;
    const count = before.parts.length;
    if (!zones.some(({ id }) => id === before.id) || count + parts.length > MOST_PARTS) return null;
    return zones.map((zone) =>
      zone.id === before.id ? { ...zone, parts: [...zone.parts.slice(0, count), ...parts] } : zone,
    );
  }
}
