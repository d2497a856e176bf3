import type { Texture } from 'three';
import type { RimColours, RimShift } from '../../domain/scalp/types';
import { rimColoursTexture, rimTexture } from './textures';

/** Nothing moves. */
const NO_RIM: RimShift = { width: 1, height: 1, cellPx: 1, shiftPx: new Float32Array(2) };

/** Nowhere are both sides told apart. */
const NO_COLOURS: RimColours = {
  leftPx: 0,
  topPx: 0,
  cellPx: 1,
  width: 1,
  height: 1,
  rgba: new Uint8Array(8),
};

export interface RimAsset {
  readonly texture: Texture;
  /** Side of a cell, photo px. */
  readonly cellPx: number;
  /** See `RimColours`. */
  readonly colours: Texture;
  /** Left, top and side of a cell of them, photo px. */
  readonly coloursAt: readonly [number, number, number];
  /** What they are made from. */
  readonly told: RimColours;
}

export function rimAsset(rim: RimShift | null): RimAsset {
  const colours = rim?.colours ?? NO_COLOURS;
  return {
    texture: rimTexture(rim ?? NO_RIM),
    cellPx: (rim ?? NO_RIM).cellPx,
    colours: rimColoursTexture(colours),
    coloursAt: [colours.leftPx, colours.topPx, colours.cellPx],
    told: colours,
  };
}
