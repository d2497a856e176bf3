import { describe, expect, it } from 'vitest';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { meanShape } from '../../src/domain/head/model';
import type { AnalysisImage } from '../../src/domain/image';
import { bareAlong } from '../../src/domain/scalp/bareShare';
import { cellMeans } from '../../src/domain/scalp/cells';
import { fringeLead, leadOver, MOST_DOTS, type FringeLead } from '../../src/domain/scalp/fringeLead';
import { correctedScalp } from '../../src/domain/scalp/strokes';
import { treatedFigures, treatedSkin } from '../../src/domain/scalp/treatment';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { OWN_BYTES, OWN_NEUTRAL, ownFactor } from '../../src/domain/zones/ownMarks';
import { plannedAs } from '../support/plannedAs';

const SIDE = 160;
const MM_PER_PX = 0.5;
const CELL_PX = 4;
/** Hair from here on to the right. */
const HAIR_FROM_PX = 80;
const SKIN = [205, 160, 130] as const;
const TREATED = { darker: 0.5, bluer: 0.3 };

const whole = { width: SIDE, height: SIDE, coverage: new Uint8Array(SIDE * SIDE).fill(255) };
const hairMask = (opacity: number) => ({
  ...whole,
  coverage: Uint8Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE >= HAIR_FROM_PX ? opacity : 0)),
});

const mapsOf = (opacity: number): ScalpMaps => ({
  width: SIDE,
  height: SIDE,
  photoPxPerPx: 1,
  box: { x0: 0, y0: 0, x1: SIDE - 1, y1: SIDE - 1 },
  scalp: whole,
  hair: hairMask(opacity),
  areaMm2: new Float32Array(SIDE * SIDE).fill(MM_PER_PX ** 2),
  facing: new Float32Array(SIDE * SIDE).fill(1),
  positionMm: new Float32Array(3 * SIDE * SIDE),
  borderDistanceMm: new Float32Array(SIDE * SIDE).fill(40),
  points: buildHeadSurface(meanShape(), 'coarse').points,
  skin: null,
  hairBeyondHead: 0,
  person: null,
  rim: null,
});

/** The light falls off from top to bottom, on hair and skin alike. */
function picture(hair: readonly [number, number, number]): AnalysisImage {
  const data = new Uint8ClampedArray(4 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const shade = 1 - (0.4 * Math.floor(i / SIDE)) / SIDE;
    const rgb = i % SIDE >= HAIR_FROM_PX ? hair : SKIN;
    for (let k = 0; k < 3; k++) data[4 * i + k] = shade * rgb[k]!;
    data[4 * i + 3] = 255;
  }
  return { width: SIDE, height: SIDE, data, photoPxPerPx: 1 };
}

const leadTo = (
  hair: readonly [number, number, number],
  opacity = 255,
  treated = TREATED,
): FringeLead | null => {
  const maps = mapsOf(opacity);
  return fringeLead(picture(hair), maps, cellMeans(maps.hair, CELL_PX), CELL_PX, MM_PER_PX, treated);
};

const DARK = [110, 86, 70] as const;

/** Natural log of all pigment amid the hair beside the plan's, and of the tone between dots. */
const pigmentOf = ({ logNumber, logStrength, logSize }: FringeLead): number =>
  logNumber + logStrength + 2 * logSize;
const toneOf = (lead: FringeLead): number => lead.logTone + pigmentOf(lead);

describe('how the treatment leads over to cropped hair', () => {
  it('has more pigment towards darker hair, less towards lighter, and as much towards hair as dark as treated skin', () => {
    const [darkest, dark, light] = [leadTo([20, 15, 12])!, leadTo(DARK)!, leadTo([205, 165, 140])!];
    expect(dark.logNumber).toBeGreaterThan(0.1);
    expect(Math.exp(darkest.logNumber)).toBeCloseTo(MOST_DOTS, 6);
    // Less leaves a pale cap before the hair, more a dark band of dots.
    expect(Math.exp(pigmentOf(darkest))).toBeGreaterThan(1.6);
    expect(Math.exp(pigmentOf(darkest))).toBeLessThan(1.9);
    expect(light.logNumber).toBeLessThan(-0.1);
    // Towards lighter hair by a thinner shade: no gaps.
    expect(light.logNumber).toBeGreaterThan(-0.3);
    expect(light.logStrength).toBeLessThan(2 * light.logNumber);
    expect(dark.logStrength).toBeLessThan(dark.logNumber);
    // Half of an e-fold darker in linear light, and 0.3 of one bluer: treated skin.
    const asTreated = leadTo([161, 127, 117])!;
    expect(Math.abs(asTreated.logNumber)).toBeLessThan(0.06);
  });

  it('has more dots where a warmer tone leaves the skin lighter', () => {
    const [warm, asTreated] = [leadTo([164, 127, 103])!, leadTo([161, 127, 117])!];
    expect(warm.logTone).toBeLessThan(asTreated.logTone);
    expect(warm.logNumber).toBeGreaterThan(asTreated.logNumber + 0.05);
  });

  it('lets its tone go towards the warmth of the hair, but greys skin up to it', () => {
    const [brown, grey] = [leadTo(DARK)!, leadTo([100, 96, 94])!];
    expect(toneOf(brown)).toBeLessThan(-0.2);
    expect(toneOf(brown)).toBeGreaterThan(-0.3);
    expect(toneOf(grey)).toBeGreaterThan(0.1);
  });

  it('grows fainter towards grey hair as light as the skin, and does not end in a dark edge there', () => {
    const lead = leadTo([188, 168, 158])!;
    const tone = Math.exp(toneOf(lead));
    expect(tone).toBeLessThan(1);
    // Of what makes treated skin darker, 0.4 is the tone's.
    expect(0.6 * Math.exp(pigmentOf(lead)) + 0.4 * tone).toBeLessThan(0.6);
  });

  it('leaves the tone as it is where the photo has no colour to tell', () => {
    for (const bluer of [0, -0.05]) {
      expect(toneOf(leadTo(DARK, 255, { darker: 0.5, bluer })!)).toBeCloseTo(0, 12);
    }
  });

  it('begins some 35 mm before the hair and grows to where it is', () => {
    const { near } = leadTo(DARK)!;
    const row = new Float32Array(SIDE);
    bareAlong(near, SIDE / 2, row);
    const atMm = (mm: number): number => row[HAIR_FROM_PX + mm / MM_PER_PX]!;
    expect(atMm(-38)).toBe(0);
    for (let mm = -34; mm <= -2; mm += 2) expect(atMm(mm)).toBeGreaterThan(atMm(mm - 2));
    expect(atMm(4)).toBe(1);
  });

  it('is none without dense hair beside the bare skin', () => {
    expect(leadTo(DARK, 90)).toBeNull();
    const covered = { ...mapsOf(255), hair: whole };
    expect(
      fringeLead(picture(DARK), covered, cellMeans(whole, CELL_PX), CELL_PX, MM_PER_PX, TREATED),
    ).toBeNull();
  });

  it.each([
    [1, 1],
    [0.5, 1.25],
    [0.3, 1.44],
  ])(
    'has the tone of dots stand for missing hair: %s of the skin left, %s times as strong',
    (left, factor) => {
      const maps = mapsOf(255);
      const lead = leadTo(DARK)!;
      const even = { ...lead.left, share: lead.left.share.map(() => left) };
      const plain = { ...lead, left: even, logNumber: 0, logStrength: 0, logSize: 0, logTone: 0 };
      const layers = new Uint8Array(4 * SIDE * SIDE).fill(255);
      const { own } = leadOver(maps, plain, layers, null);
      const tone = ownFactor(own[OWN_BYTES * (SIDE * 80 + HAIR_FROM_PX + 8) + 3]!);
      expect(Math.abs(tone / factor - 1)).toBeLessThan(0.02);
      // As in shaders/chunks/pigment.glsl: fewer dots tint by less than their number.
      const halo = left * tone;
      expect(Math.abs(halo * (0.47 + 0.53 * halo) - left)).toBeLessThan(0.02);
    },
  );

  it('adds to what zones have of their own', () => {
    const maps = mapsOf(255);
    const lead = leadTo(DARK)!;
    const layers = new Uint8Array(4 * SIDE * SIDE).fill(255);
    const own = new Uint8Array(OWN_BYTES * SIDE * SIDE).fill(OWN_NEUTRAL);
    for (let i = 0; i < own.length; i += OWN_BYTES) own[i] = OWN_NEUTRAL + 30;
    const alone = leadOver(maps, lead, layers, null).own;
    const both = leadOver(maps, lead, layers, own).own;
    const there = OWN_BYTES * (SIDE * 80 + HAIR_FROM_PX + 8);
    expect(both[there]! - 30).toBe(alone[there]);
    expect(Array.from(both.subarray(there + 1, there + OWN_BYTES))).toEqual(
      Array.from(alone.subarray(there + 1, there + OWN_BYTES)),
    );
    expect(both[OWN_BYTES * SIDE * 80]).toBe(OWN_NEUTRAL + 30);
  });

  it('counts the dots that it adds', () => {
    const maps = mapsOf(255);
    const lead = leadTo(DARK)!;
    const planned = plannedAs(20, 1);
    const figuresOf = (led: FringeLead | null) => {
      const skin = treatedSkin(maps, correctedScalp(maps, []), planned, {
        bare: null,
        ahead: null,
        lead: led,
      });
      return { skin, figures: treatedFigures(400, skin, skin) };
    };
    const [without, led] = [figuresOf(null), figuresOf(lead)];
    const { own } = led.skin.map;
    let dots = 0;
    for (let i = 0; i < SIDE * SIDE; i++) dots += ownFactor(own![OWN_BYTES * i + 2]!) / SIDE ** 2;
    expect(dots).toBeGreaterThan(1.05);
    expect(led.figures.treatedAreaCm2 / without.figures.treatedAreaCm2).toBeCloseTo(dots, 6);
    expect(led.figures.hairShare).toBe(without.figures.hairShare);
  });
});
