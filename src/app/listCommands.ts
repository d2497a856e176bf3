import { showsCrown } from '../domain/observation';
import { MOST_SCARS } from '../domain/scar/scar';
import { followsLine, isOnFace, MOST_ZONES, type ZoneKind } from '../domain/zones/zone';
import { faceZoneParts } from './faceZone';
import type { PreviewCommands } from './PreviewApp';
import type { ScarCommands } from './scarCommands';
import type { ScarTool } from './scarTool';
import type { Services } from './services';
import type { ZoneCommands } from './zoneCommands';
import { announce } from '../state/statusStore';

type ListCommands = Pick<
  PreviewCommands,
  | 'addScar'
  | 'changeScar'
  | 'duplicateScar'
  | 'removeScar'
  | 'addZone'
  | 'changeZone'
  | 'moveZone'
  | 'duplicateZone'
  | 'removeZone'
>;

interface Lists {
  readonly zones: ZoneCommands;
  readonly scars: ScarTool;
  readonly scarList: ScarCommands;
}

type Report = (error: unknown) => void;

const TOO_MANY_SCARS = `There are ${String(MOST_SCARS)} scars already.`;
const TOO_MANY_ZONES = `There are ${String(MOST_ZONES)} zones already.`;
const ADDED = 'Zone added.';
const TO_DRAW = 'Zone added. Draw it on the photo.';
const CROWN_UNSEEN =
  'Zone added. This photo hardly shows the crown; one from above or behind, opened by itself, does.';
const NO_FACE = 'This photo does not show the face, so there is no place for it yet.';

/** What the list of zones and scars offers; what cannot be done is said. */
export function listCommands(
  services: Services,
  { zones, scars, scarList }: Lists,
  report: Report,
): ListCommands {
  const say = (announcement: string): void => {
    announce(services.status, announcement);
  };
  const seesCrown = (): boolean => showsCrown(services.photos.selected?.shown.view ?? 'crown');
  const addZone = async (kind: ZoneKind): Promise<void> => {
    const parts = isOnFace(kind) ? await faceZoneParts(services, kind) : [];
    if (parts === null) say(NO_FACE);
    else if (!zones.add(kind, parts)) say(TOO_MANY_ZONES);
    else if (parts.length > 0 || followsLine(kind)) say(ADDED);
    else say(kind === 'crown' && !seesCrown() ? CROWN_UNSEEN : TO_DRAW);
  };
  return {
    addScar: (drawn) => scars.add(drawn).catch(report),
    changeScar: (id, patch, options) => {
      scarList.change(id, patch, options?.live ?? false);
    },
    duplicateScar: (id, name) => {
      if (!scarList.duplicate(id, name)) say(TOO_MANY_SCARS);
    },
    removeScar: (id) => {
      scarList.remove(id);
    },
    addZone: (kind) => {
      addZone(kind).catch(report);
    },
    changeZone: (id, patch, options) => {
      zones.change(id, patch, options?.live ?? false);
    },
    moveZone: (id, up) => {
      zones.move(id, up);
    },
    duplicateZone: (id, name) => {
      if (!zones.duplicate(id, name)) say(TOO_MANY_ZONES);
    },
    removeZone: (id) => {
      zones.remove(id);
    },
  };
}
