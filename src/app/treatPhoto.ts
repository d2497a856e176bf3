import type { HairAhead } from '../domain/fringe/hairAhead';
import type { HeadFit, HeadSurface } from '../domain/head/types';
import { plannedHairline, type LinePlan, type PlannedHairline } from '../domain/hairline/hairline';
import type { AnalysisImage, Mask } from '../domain/image';
import { lineBeyondHorizonMm } from '../domain/scalp/lineAtHorizon';
import { lineTowardsHair } from '../domain/scalp/lineTowardsHair';
import { isPlanCovered } from '../domain/scalp/coveredPlan';
import { correctedScalp, type BrushStroke } from '../domain/scalp/strokes';
import {
  outlineForward,
  plannedAreaCm2,
  treatedFigures,
  treatedSkin,
  type TreatedFigures,
} from '../domain/scalp/treatment';
import type { FringeLead } from '../domain/scalp/fringeLead';
import type { Fringe } from '../domain/scalp/fringe';
import { hairShareOfHead, type HairOfParts } from '../domain/scalp/hairElsewhere';
import type { ScalpMaps, ScarMap, TreatmentMap } from '../domain/scalp/types';
import type { Scar } from '../domain/scar/scar';
import { scarAreaCm2 } from '../domain/scar/scarArea';
import { scarCoverage, scarLines, scarMask, type ScarCoverage } from '../domain/scar/scarCoverage';
import type { ScarLine } from '../domain/scar/scarLine';
import { ontoSkinOf } from '../domain/skinTrack';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { PartsInPhoto } from '../domain/zones/partLimits';
import type { PlannedZone, ZoneFigures } from '../domain/zones/plannedZones';
import { whyUnseen, type Unseen } from '../domain/zones/unseenZone';
import { BLEND_MM, followsLine } from '../domain/zones/zone';
import { zoneAreasCm2 } from '../domain/zones/zoneAreas';
import type { ZoneSkin } from '../domain/zones/zoneMix';
import { laidParts, type ZoneGround } from '../domain/zones/zoneShape';
import { isPlain, withDrawn, zonesInPhoto, type ZonesInPhoto } from '../domain/zones/zonesInPhoto';

/** Seeds the pattern and the line's irregularity. */
export const FIELD_SEED = 20_011;

/** Of a held photo. */
interface TreatedPicture {
  readonly picture: { readonly analysis: AnalysisImage };
}

export interface Treatment extends TreatedFigures {
  /** The outline after corrections. */
  readonly scalp: Mask;
  /** The same with what is drawn beyond it: the picture changes in there alone. */
  readonly shownIn: Mask;
  /** The zone that is worked on, where it is drawn and not the plan's line, or the scars; null otherwise. */
  readonly chosen: Mask | null;
  /** Of the whole head, by zone, where the plan has any; hair is not seen to. */
  readonly zones: readonly ZoneFigures[];
  readonly map: TreatmentMap;
  /** null where none is seen. */
  readonly scars: ScarMap | null;
  /** Hair hides nearly all that the plan treats in this photo, see `isPlanCovered`. */
  readonly covered: boolean;
}

export interface TreatInput {
  readonly photoId: string;
  /** null for a uniform plan. */
  readonly line: LinePlan | null;
  readonly strokes: readonly BrushStroke[];
  /** The shown ones; not of a uniform plan. */
  readonly zones: readonly PlannedZone[];
  /** Zones and scars. */
  readonly outlinedIds: readonly string[];
  readonly scars: readonly Scar[];
  /** What the plan shows of the patient's own hair; null as photographed. */
  readonly future: TreatmentPlan['fringe']['future'] | null;
}

export interface PhotoGeometry {
  readonly fringe: Fringe;
  readonly lead: FringeLead | null;
  readonly hairAhead: (future: TreatmentPlan['fringe']['future']) => HairAhead | null;
  /** By the width over which the treatment goes over into hair. */
  readonly hairOfParts: (blendMm: number) => HairOfParts | null;
  readonly surface: HeadSurface;
  readonly maps: ScalpMaps;
  readonly fit: HeadFit;
  /** The last ones that were asked for: most changes of a plan leave them alone. */
  scars: LaidScars | null;
  readonly ground: ZoneGround;
  readonly parts: PartsInPhoto;
}

interface LaidScars {
  readonly of: string;
  readonly lines: readonly ScarLine[];
  readonly coverage: ScarCoverage | null;
}

/** What a plan makes of a photo. */
export function treated({ picture }: TreatedPicture, geometry: PhotoGeometry, input: TreatInput): Treatment {
  const { analysis } = picture;
  const { surface, maps, fringe } = geometry;
  const { line, strokes } = input;
  const seen = line && lineSeen(geometry, line);
  const hairline = seen && seen.inPhoto;
  const { lines, coverage: scars } = laidScars(analysis, geometry, hairline ? input.scars : []);
  const corrected = correctedScalp(maps, strokes);
  const blendMm = input.zones[0]?.blendMm ?? BLEND_MM.usual;
  const hair = {
    bare: fringe.blended(blendMm),
    ahead: input.future && geometry.hairAhead(input.future),
    lead: geometry.lead,
  };
  const inPhoto = hairline && zonesInPhoto(geometry.parts, input.zones, fringe);
  const zones = inPhoto && !isPlain(inPhoto) ? inPhoto : null;
  const machine = treatedSkin(maps, correctedScalp(maps, []), hairline, hair, scars, zones);
  const skin = strokes.length > 0 ? treatedSkin(maps, corrected, hairline, hair, scars, zones) : machine;
  const figures = seen && zoneFigures(geometry, seen.onHead, input.zones, zones === null, skin.zones);
  const plannedCm2 = figures
    ? figures.reduce((sum, { areaCm2 }) => sum + areaCm2, 0)
    : plannedAreaCm2(surface, null);
  return {
    scalp: corrected.scalp,
    shownIn: withDrawn(
      hairline ? outlineForward(maps, corrected.scalp, hairline) : corrected.scalp,
      skin.map,
    ),
    map: skin.map,
    chosen: inPhoto && (drawnZone(maps, inPhoto, input) ?? outlinedScars(maps, lines, input)),
    zones: figures ?? [],
    scars: scars && scars.map,
    covered: isPlanCovered(maps, machine, skin),
    ...treatedFigures(
      plannedCm2,
      machine,
      skin,
      (hairShare) => (seen ? scarAreaCm2(surface, seen.onHead, lines, hairShare) : 0),
      // What zones leave out of the scalp, its hair does not tell of.
      (seenShare) =>
        hairline && zones === null ? hairShareOfHead(geometry.hairOfParts(blendMm), seenShare) : seenShare,
    ),
  };
}

/** What a photo shows of a line. */
interface LineSeen {
  readonly of: string;
  /** Where the plan and the patient's own hair lay it, on the head. */
  readonly onHead: PlannedHairline;
  /** The same as this photo shows it. */
  readonly inPhoto: PlannedHairline;
}

/** The last line of each photo: most changes of a plan leave it where it is. */
const known = new WeakMap<ScalpMaps, LineSeen>();

/** See `lineBeyondHorizonMm` and `lineTowardsHair`. */
function lineSeen({ surface, maps, fit, fringe }: PhotoGeometry, line: LinePlan): LineSeen {
  const of = JSON.stringify(line);
  const before = known.get(maps);
  if (before?.of === of) return before;
  const { hairline } = line;
  const laid = (forwardMm: number): PlannedHairline => {
    const planned = plannedHairline(surface, line, FIELD_SEED, forwardMm);
    const towards = fringe.isLong ? null : lineTowardsHair(maps, surface, planned, hairline);
    return towards ? plannedHairline(surface, line, FIELD_SEED, forwardMm, towards) : planned;
  };
  const onHead = laid(0);
  const forwardMm = lineBeyondHorizonMm(maps, surface.points, onHead, fit, hairline.own);
  const inPhoto = forwardMm > 0 ? laid(forwardMm) : onHead;
  const seen = { of, onHead, inPhoto };
  known.set(maps, seen);
  return seen;
}

export const hairlineSeen = (geometry: PhotoGeometry, line: LinePlan): PlannedHairline =>
  lineSeen(geometry, line).inPhoto;

/** Where it lies, whatever lies above it; null where nothing of it is drawn. */
function drawnZone({ width, height }: ScalpMaps, { limits }: ZonesInPhoto, input: TreatInput): Mask | null {
  const zone = input.zones.findIndex(({ id }) => input.outlinedIds.includes(id));
  const found = limits[zone];
  return found ? { width, height, coverage: found.least } : null;
}

function outlinedScars(
  maps: ScalpMaps,
  lines: readonly ScarLine[],
  { outlinedIds }: TreatInput,
): Mask | null {
  const outlined = lines.filter(({ scar }) => outlinedIds.includes(scar.id));
  return outlined.length > 0 ? scarMask(maps, outlined) : null;
}

function zoneFigures(
  { surface, ground }: PhotoGeometry,
  hairline: PlannedHairline,
  zones: readonly PlannedZone[],
  isPlain: boolean,
  skin: readonly ZoneSkin[] | null,
): readonly ZoneFigures[] {
  const alone = new Float64Array(zones.length);
  const areas = isPlain
    ? [plannedAreaCm2(surface, hairline)]
    : zoneAreasCm2(
        surface,
        hairline,
        zones.map((zone) => ({ ...zone, parts: laidParts(zone, ground) })),
        alone,
      );
  const unseen = (zone: PlannedZone, k: number): Unseen | null =>
    zone.parts.length === 0 && !followsLine(zone.kind)
      ? null
      : whyUnseen(areas[k]!, alone[k]!, skin?.[k] ?? null);
  return zones.map((zone, k) => {
    const { id, impressionsPerCm2 } = zone;
    const why = unseen(zone, k);
    return { id, areaCm2: areas[k]!, impressionsPerCm2, ...(why && { unseen: why }) };
  });
}

function laidScars(analysis: AnalysisImage, geometry: PhotoGeometry, scars: readonly Scar[]): LaidScars {
  const of = JSON.stringify(scars);
  if (geometry.scars?.of === of) return geometry.scars;
  const lines = scarLines(scars, ontoSkinOf(geometry.fit.shape));
  const coverage = scarCoverage(analysis, geometry.maps, lines);
  return (geometry.scars = { of, lines, coverage });
}
