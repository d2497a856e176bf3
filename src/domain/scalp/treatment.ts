import { triangleAreaMm2 } from '../follicles/surfaceAreas';
import type { HeadSurface } from '../head/types';
import type { PlannedHairline } from '../hairline/hairline';
import type { Mask } from '../image';
import type { ScarCoverage } from '../scar/scarCoverage';
import type { ZoneSkin } from '../zones/zoneMix';
import type { ZonesInPhoto } from '../zones/zonesInPhoto';
import { edgeAmongHair } from '../fringe/edgeAmongHair';
import type { HairAhead } from '../fringe/hairAhead';
import { bareAlong, type BareShare } from './bareShare';
import { leadOver, type FringeLead } from './fringeLead';
import { insideOf } from './insideOf';
import { PLACE_VALUES, placesAlong } from './placesAlong';
import type { CorrectedScalp } from './strokes';
import type { ScalpMaps, TreatmentMap } from './types';
import { type SkinSums, ZonedRows } from './zonedRows';

export interface TreatedSkin {
  /** At the maps' size. */
  readonly map: TreatmentMap;
  /** Skin seen in this photo, weighted by density, mm2: as planned, and what is left of it where hair is. */
  readonly plannedMm2: number;
  readonly treatedMm2: number;
  /** What more dots towards hair add to it, as if they took skin of their own. */
  readonly ledMm2: number;
  /** What scars add to it; less than nothing where dots would have lain on the hair around them. */
  readonly scarsMm2: number;
  /** Of each zone; null where there are none. */
  readonly zones: readonly ZoneSkin[] | null;
}

/** The patient's own hair. */
export interface HairAround {
  /** See `Fringe`. For a plan without zones; each zone has its own. */
  readonly bare: BareShare | null;
  /** null unless the plan shows hair other than it is. */
  readonly ahead: HairAhead | null;
  /** null: the plan's impressions go on unchanged up to it. */
  readonly lead: FringeLead | null;
}

/**
 * What the plan treats in this photo.
 *
 * @param hairline null for a uniform plan: no line, no gradient, no blending with hair
 * @param fringe null: hair takes nothing away
 * @param scars are treated wherever the line runs, hair beside them is not; null where there are none
 * @param zones null: all of the scalp behind the line, as the plan says
 */
export function treatedSkin(
  maps: ScalpMaps,
  corrected: CorrectedScalp,
  hairline: PlannedHairline | null,
  fringe: HairAround | null,
  scars: ScarCoverage | null = null,
  zones: ZonesInPhoto | null = null,
): TreatedSkin {
  const { width, height, box, photoPxPerPx } = maps;
  const coverage = hairline ? withForehead(maps, corrected, hairline) : corrected.scalp.coverage;
  const layers = new Uint8Array(4 * width * height);
  const sums: SkinSums = { planned: 0, treated: 0, scars: 0 };
  const bareThere = fringe?.bare ? new Float32Array(width) : null;
  const places = new Float64Array(PLACE_VALUES * width);
  const rows = hairline && zones && new ZonedRows(maps, hairline, zones);
  for (let y = box.y0; y <= box.y1; y++) {
    if (hairline !== null) placesAlong(maps, coverage, hairline, y, places);
    if (fringe?.bare && bareThere) bareAlong(fringe.bare, y, bareThere);
    if (hairline !== null) hairAlong(maps, y, layers);
    if (rows) rows.treat({ outline: coverage, added: corrected.added, places, y }, layers, sums);
    else treatRow(maps, coverage, corrected.added, hairline, bareThere, places, y, layers, sums);
  }
  const led =
    hairline !== null && fringe?.lead ? leadOver(maps, fringe.lead, layers, rows?.own ?? null) : null;
  const own = led?.own ?? rows?.own;
  const ahead = hairline !== null ? fringe?.ahead : null;
  if (ahead) showAhead(ahead, layers);
  if (scars !== null && hairline !== null) treatScars(maps, coverage, scars, layers, sums);
  const mm2PerUnit = photoPxPerPx ** 2 / 255;
  return {
    map: {
      width,
      height,
      layers,
      ...(own && { own }),
      ...(ahead && { hairGround: ahead.ground }),
    },
    plannedMm2: sums.planned * mm2PerUnit,
    treatedMm2: sums.treated * mm2PerUnit,
    ledMm2: (led?.added ?? 0) * mm2PerUnit,
    scarsMm2: sums.scars * mm2PerUnit,
    zones: rows ? rows.skin(mm2PerUnit) : null,
  };
}

/**
 * Coverage of the scalp and of the skin in front of its natural border that lies behind the line, as far as there are
 * impressions; the scalp's own where there is none such.
 */
function withForehead(
  { width, box, facing, positionMm: p, borderDistanceMm }: ScalpMaps,
  { scalp, removed }: CorrectedScalp,
  hairline: PlannedHairline,
): Uint8Array {
  const own = scalp.coverage;
  const { aheadMm } = hairline;
  if (aheadMm === 0) return own;
  let coverage = own;
  const there = new Float64Array(PLACE_VALUES);
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      const border = borderDistanceMm[i]!;
      if (border > 0 || border <= -aheadMm || !(facing[i]! > 0) || own[i] === 255) continue;
      hairline.place(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, border, there);
      const ahead = 255 - (removed?.coverage[i] ?? 0);
      if (!(there[0]! > 0) || ahead <= own[i]!) continue;
      if (coverage === own) coverage = own.slice();
      coverage[i] = ahead;
    }
  return coverage;
}

/**
 * The outline of the scalp, with its natural border where it comes forward in this photo; the same mask where it does not. What
 * is treated there ends as irregularly as every front.
 */
export function outlineForward(
  { width, box, facing, positionMm: p, borderDistanceMm }: ScalpMaps,
  outline: Mask,
  hairline: PlannedHairline,
): Mask {
  const { aheadMm } = hairline;
  if (aheadMm === 0) return outline;
  let coverage = outline.coverage;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      const border = borderDistanceMm[i]!;
      if (border > 0 || border <= -aheadMm || !(facing[i]! > 0) || coverage[i] === 255) continue;
      if (border + hairline.forwardMm(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!) <= 0) continue;
      if (coverage === outline.coverage) coverage = coverage.slice();
      coverage[i] = 255;
    }
  return coverage === outline.coverage ? outline : { ...outline, coverage };
}

function showAhead({ opacity, share }: HairAhead, layers: Uint8Array): void {
  for (let i = 0; i < opacity.length; i++) {
    layers[4 * i + 2] = share?.[i] ?? 0;
    layers[4 * i + 3] = opacity[i]!;
  }
}

/** In a scar and just beyond it bare skin is dotted at full density and size, and hair beside it is not. */
function treatScars(
  { areaMm2 }: ScalpMaps,
  outline: Uint8Array,
  { reached, alone, bare }: ScarCoverage,
  layers: Uint8Array,
  sums: SkinSums,
): void {
  for (let i = 0; i < reached.length; i++) {
    if (reached[i] === 0 && alone[i] === 0) continue;
    const before = layers[4 * i]!;
    const covered = (insideOf(outline[i]!) * reached[i]!) / 255;
    const share = alone[i]! / 255;
    const after = Math.round((1 - share) * Math.max(before, covered) + share * covered);
    layers[4 * i + 3] = Math.min(layers[4 * i + 3]!, 255 - bare[i]!);
    if (covered > 0) layers[4 * i + 1] = Math.max(layers[4 * i + 1]!, reached[i]!);
    layers[4 * i] = after;
    sums.scars += (after - before) * areaMm2[i]!;
  }
}

function hairAlong({ width, box, hair }: ScalpMaps, y: number, layers: Uint8Array): void {
  for (let i = y * width + box.x0; i <= y * width + box.x1; i++) layers[4 * i + 3] = hair.coverage[i]!;
}

function treatRow(
  { width, box, areaMm2 }: ScalpMaps,
  outline: Uint8Array,
  added: Mask | null,
  hairline: PlannedHairline | null,
  bareThere: Float32Array | null,
  places: Float64Array,
  y: number,
  layers: Uint8Array,
  sums: SkinSums,
): void {
  let planned = 0,
    treated = 0;
  for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
    const inside = insideOf(outline[i]!);
    if (inside === 0) continue;
    const byHand = hairline === null || added?.coverage[i] === 255;
    const density = byHand ? 1 : places[PLACE_VALUES * x]!;
    const bare = byHand || bareThere === null ? 1 : bareThere[x]!;
    const covered = Math.trunc(inside * density * bare + 0.5);
    layers[4 * i] = covered;
    layers[4 * i + 1] =
      covered === 0 || byHand ? 255 : 255 * edgeAmongHair(places[PLACE_VALUES * x + 1]!, bare) + 0.5;
    planned += inside * density * areaMm2[i]!;
    treated += covered * areaMm2[i]!;
  }
  sums.planned += planned;
  sums.treated += treated;
}

/** Area of the whole head that the plan treats, weighted by density, cm2; without a line the whole hair-bearing scalp. */
export function plannedAreaCm2(surface: HeadSurface, hairline: PlannedHairline | null): number {
  const { positionsMm: p, triangles, borderDistanceMm } = surface;
  let totalMm2 = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!,
      b = triangles[t + 1]!,
      c = triangles[t + 2]!;
    const border = (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]!) / 3;
    if (border <= (hairline ? -hairline.aheadMm : 0)) continue;
    const middle = (k: number): number => (p[3 * a + k]! + p[3 * b + k]! + p[3 * c + k]!) / 3;
    const share = hairline ? hairline.density(middle(0), middle(1), middle(2), border) : 1;
    totalMm2 += share * triangleAreaMm2(surface, t);
  }
  return totalMm2 / 100;
}

export interface TreatedFigures {
  /**
   * Of the whole head, weighted by density: as planned, less the share under hair, and what dots towards hair and the user's
   * strokes added or took away.
   */
  readonly treatedAreaCm2: number;
  /** Share of the planned skin in this photo on which hair is seen, 0..1. */
  readonly hairShare: number;
  /** Share of the planned skin of the whole head that is taken to be under hair, 0..1. */
  readonly underHairShare: number;
}

/**
 * @param plannedWholeCm2 of `plannedAreaCm2`
 * @param machine what is treated inside the machine's own outline
 * @param corrected what is treated after the user's strokes; the same object where there are none
 * @param scarsWholeCm2 of `scarAreaCm2`, by the share under hair
 * @param hairShareOfHead by the share in this photo
 */
export function treatedFigures(
  plannedWholeCm2: number,
  machine: TreatedSkin,
  corrected: TreatedSkin,
  scarsWholeCm2: (hairShare: number) => number = () => 0,
  hairShareOfHead: (seenShare: number) => number = (seenShare) => seenShare,
): TreatedFigures {
  const hairShare = machine.plannedMm2 > 0 ? 1 - machine.treatedMm2 / machine.plannedMm2 : 0;
  const weighted = ({ treatedMm2, ledMm2, scarsMm2 }: TreatedSkin): number => treatedMm2 + ledMm2 + scarsMm2;
  const byHandCm2 = (weighted(corrected) - weighted(machine)) / 100;
  const led = machine.treatedMm2 > 0 ? 1 + machine.ledMm2 / machine.treatedMm2 : 1;
  const underHairShare = hairShareOfHead(hairShare);
  const plannedCm2 = led * plannedWholeCm2 * (1 - underHairShare) + scarsWholeCm2(underHairShare);
  return { hairShare, underHairShare, treatedAreaCm2: Math.max(0, plannedCm2 + byHandCm2) };
}
