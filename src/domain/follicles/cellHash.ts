/** The hash of a cell of space is these three, each of its index along one axis, put together by `^`. */
export const hashX = (ix: number): number => Math.imul(ix, 73856093);
export const hashY = (iy: number): number => Math.imul(iy, 19349663);
export const hashZ = (iz: number): number => Math.imul(iz, 83492791);

/** Its slot in a table of 2 ** (32 - shift). */
export const slotOf = (hash: number, shift: number): number =>
  Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> shift;
