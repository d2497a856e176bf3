import type { LinearRgb } from '../pigment/colour';
import { luminanceOf } from '../pigment/colour';
import type { FringeLook } from './fringeLook';
import type { HairPoint } from './hairPoints';
import { changedOf } from './specks';
import { smoothstep } from '../smoothstep';

const STRAND_POWER = 0.85;
const LONG_LIGHT = 0.85;
const LIGHT_COLOUR = 0.3;
const LIGHT_FROM = 0.6;
const LIGHT_AS_GREY = 1.2;
const LONG_FROM = 1.2;
const LONG_AS_GREY = 2;
const STRAND_UP_TO = 0.05;
const SKIN_FROM = 0.45;
const END_FROM = 0.08;
const END_TO = 0.6;
const INNER_FROM = 0.6;
const INNER_WHOLE = 0.95;
const SHADE = 0.25;
const END_POWER = 1.3;
const SHINING_FIRST = 1.1;
const LIGHTER = 1.25;
const SEVERAL = 0.4;
const OWN_COLOUR = 0.12;
const GREY_TONE = 0.65;
const SKIN_SLOPE = 4;
const GONE_SLOPE = 14;
const HARDLY_HAIR = 0.2;
const LIGHT_HAIR_FROM = 0.75;
const LIGHT_HAIR = 0.95;
const POINT_DARK = 0.9;
const POINT_PART = 0.5;
const SHADE_COLOUR = 0.36;
const SHADE_GREEN = 0.04;
const SHADE_WHOLE = 0.45;
const APART_FACING = 0.3;
const STUBBLE_FROM = 0.06;
const GROWN_WHOLE = 0.5;
const SHAVEN_WHOLE = 0.2;
const LEFT_APART = 0.65;
const WHOLE_HAIR = 0.45;

/** A pixel of the photo on which there is hair. */
export interface HairedPixel {
  /** In the photo, without gloss. */
  readonly light: LinearRgb;
  /** Slowly varying colour of the bare skin around. */
  readonly bare: LinearRgb;
  /** Of `HairGround`: the skin under cropped hair, the mean of long hair around. */
  readonly ground: LinearRgb;
  /** How far hair hides the skin, 0..1. */
  readonly hair: number;
  /** Of the hair, what the future changes, 0..1. */
  readonly share: number;
  /** Of `speckAt`. */
  readonly rank: number;
  /** Of `hairPointAt`; seen of cropped hair alone. */
  readonly points: HairPoint;
  /** How squarely the place faces the camera, 0..1. */
  readonly facing: number;
}

/**
 * The same pixel as the future shows it, linear light; the same maths as shaders/chunks/fringe.glsl, without grain.
 *
 * @param meanDark of `HairPointTile`
 */
export function changedHair(pixel: HairedPixel, look: FringeLook, meanDark: number): LinearRgb {
  return look.longHairLight > 0 ? changedLong(pixel, look) : changedCropped(pixel, look, meanDark);
}

function changedLong({ light, bare, ground, hair, share, rank }: HairedPixel, look: FringeLook): LinearRgb {
  const own = lightOf(light),
    skin = lightOf(bare);
  const mean = look.longHairLight;
  const towardsSkin = (own - mean) / Math.max(skin - mean, 1e-3);
  const inner = smoothstep(INNER_FROM, INNER_WHOLE, hair);
  const shining = inner * clamp(own / lightOf(ground) - 1, -0.7, 0.7);
  const white = changedOf(share, SEVERAL * rank - SHINING_FIRST * shining);
  const greyed = look.greyed * white * smoothstep(END_FROM, END_TO, hair);
  const level = LONG_LIGHT * look.greyBesideSkin * skin;
  const target = Math.max(LIGHTER * own, level * clamp(own / mean, 0.01, 2.2) ** STRAND_POWER);
  const grey = mixed(
    greyOf(target, bare),
    each((k) => (target / own) * light[k]),
    OWN_COLOUR,
  );
  const strand =
    (1 - smoothstep(STRAND_UP_TO, SKIN_FROM, towardsSkin)) *
    (1 - smoothstep(LONG_FROM, LONG_AS_GREY, own / level));
  const dark = Math.min(own, mean);
  const part = clamp((1 - towardsSkin - SHADE) / (1 - SHADE), 0, 1);
  const end = greyOf(level * Math.max(dark / mean, 0.01) ** END_POWER, bare);
  return each((k) => {
    const ends = greyed * part * Math.max(0, end[k] - dark);
    return light[k] + ends + inner * (greyed * strand * (grey[k] - light[k]) - ends);
  });
}

function stubble(
  { light, ground: skin, hair, points, facing }: HairedPixel,
  own: number,
  { stubblePower: power, croppedLight }: FringeLook,
  meanDark: number,
): LinearRgb {
  const ratio = clamp(own, 0.02, 1.5);
  const mean = ratio ** power;
  const taken = Math.max(0, 1 - (1 + hair * (croppedLight - 1)) ** power);
  const depth = Math.min(1, facing / APART_FACING) * Math.min(POINT_DARK, (POINT_PART * taken) / meanDark);
  const level = (mean * (1 - depth * points.dark)) / (1 - depth * meanDark);
  if (power > 1) return each((k) => (light[k] * level) / ratio);
  const shallow = Math.min(...skin);
  const blood = SHADE_GREEN * (skin[0] - shallow);
  const muted = each((k) => shallow + SHADE_COLOUR * (skin[k] - shallow + (k === 1 ? blood : 0)));
  const shade = mixed(skin, muted, Math.min(1, Math.max(taken, 1 - mean) / SHADE_WHOLE));
  const scale = (level * lightOf(skin)) / lightOf(shade);
  return each((k) => shade[k] * scale);
}

function changedCropped(pixel: HairedPixel, look: FringeLook, meanDark: number): LinearRgb {
  const { light, ground: skin, hair, share } = pixel;
  const own = lightOf(light) / lightOf(skin);
  const there = smoothstep(0, 0.5, hair);
  const power = look.stubblePower;
  const isThere = smoothstep(STUBBLE_FROM, power < 1 ? SHAVEN_WHOLE : GROWN_WHOLE, hair);
  const grown = power === 1 ? light : mixed(light, stubble(pixel, own, look, meanDark), isThere);
  const detail = clamp(own / (1 + hair * (look.croppedLight - 1)), 0.5, 1.1) ** STRAND_POWER;
  const whole = mixed(skin, greyOf(look.greyBesideSkin * lightOf(skin), skin), look.greyCover);
  const strands = each((k) => whole[k] * detail);
  const known = smoothstep(0, HARDLY_HAIR, hair);
  const darker = clamp(SKIN_SLOPE * (1 - own), 0, 1) * known;
  const shaded = clamp(GONE_SLOPE * (1 - own), 0, 1) * known;
  const told = darker + (1 - darker) * smoothstep(LIGHT_HAIR_FROM, LIGHT_HAIR, look.croppedLight);
  const apart = Math.min(1, pixel.facing / APART_FACING) * (1 - GREY_TONE);
  const white = Math.min(1, look.greyed * share * (1 + apart * (pixel.points.light - 1)));
  const isDarker = 1 - smoothstep(LIGHT_FROM, LIGHT_AS_GREY, (own * lightOf(skin)) / lightOf(strands));
  const greyed = mixed(grown, strands, white * smoothstep(0, 0.9, hair) * told * isDarker);
  const gone = 1 - croppedLeft(pixel, meanDark);
  return mixed(greyed, skin, look.lost * gone * Math.max(shaded, told * there));
}

function croppedLeft({ share, points, facing }: HairedPixel, meanDark: number): number {
  const left = Math.max(1 - share, 1e-3);
  const upToWhole = (1 - left) / (left * Math.max(WHOLE_HAIR / meanDark - 1, 0.1));
  const apart = Math.min(LEFT_APART, upToWhole) * Math.min(1, facing / APART_FACING);
  return Math.min(1, (1 - share) * (1 + apart * (points.dark / meanDark - 1)));
}

const each = (of: (k: 0 | 1 | 2) => number): LinearRgb => [of(0), of(1), of(2)];
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const lightOf = (colour: LinearRgb): number => Math.max(luminanceOf(colour), 1e-3);
const mixed = (a: LinearRgb, b: LinearRgb, share: number): LinearRgb =>
  each((k) => a[k] + share * (b[k] - a[k]));
const greyOf = (level: number, skin: LinearRgb): LinearRgb =>
  each((k) => level * (1 + LIGHT_COLOUR * (skin[k] / lightOf(skin) - 1)));
