import type { HairTone } from '../../domain/pigment/hairTone';
import type { MatchedShade } from '../../domain/pigment/shadeMatch';
import type { SkinClass } from '../../domain/pigment/skinClass';
import type { PlanCommands } from '../planCommands';
import type { Services } from '../services';
import { matchOf } from '../startPlan';
import type { ZoneCommands } from '../zoneCommands';

/** The shade that hair in the photo asks for; or why there is none. */
export type PickedShade =
  | {
      readonly shade: MatchedShade['shade'];
      readonly hair: HairTone;
      readonly skinClass: SkinClass;
      /** null: the whole plan's. */
      readonly zoneId: string | null;
    }
  | 'no-hair'
  | 'locked';

/** Takes the shade of the chosen zone, or of the plan, from hair that is pressed in the photo. */
export class ShadePicker {
  constructor(
    private readonly services: Services,
    private readonly plan: PlanCommands,
    private readonly zones: ZoneCommands,
  ) {}

  /** null where the photo was closed meanwhile. */
  async pick(xPx: number, yPx: number): Promise<PickedShade | null> {
    const { photos, view, document, compute } = this.services;
    const photo = photos.selected;
    const { zoneId } = view.getState();
    const zone = document.getState().plan.zones.find(({ id }) => id === zoneId);
    if (!photo?.head) return null;
    if (zone?.locked === true) return 'locked';
    const { skin } = photo.head.tones;
    const hair = await compute.hairAt(photo.id, xPx, yPx);
    if (!photos.get(photo.id)) return null;
    if (!hair) return 'no-hair';
    const skinClass = document.getState().plan.skin.type;
    const { shade } = matchOf({ skin, hair }, skinClass);
    if (zone) this.zones.change(zone.id, { own: { shade } }, false);
    else this.plan.update({ pigment: { shade } }, false);
    return { shade, hair: hair.tone, skinClass, zoneId: zone?.id ?? null };
  }
}
