/** Share of follicular units of 1, 2, 3 and 4 impressions. Source: SMP reference figures. */
const SIZE_SHARES = [0.2, 0.45, 0.3, 0.05] as const;
/** Badly approximable together with the golden ratio, by which units are laid along the skin. */
const SIZE_STEP = Math.SQRT2 - 1;

/**
 * Between two impressions of a unit on the head they are planted on, mm. Hairs of a unit leave the skin 0.3 to 0.6 mm apart
 * [A]. A mark reads half a millimetre wide (SMP reference figures), so nearer ones would run into one larger dot: the upper
 * end is taken. The most is the diagonal of a square of the least.
 */
const MEMBERS_LEAST_MM = 0.45;
const MEMBERS_MOST_MM = 0.64;
/** Two marks are told apart from so many pixels on. */
const TOLD_APART_PX = 2;

/**
 * Whether a photo can show the single impressions of a unit, by its scale and its sharpness.
 *
 * @param finestDetailMm width of the finest detail on the scalp; null where it is not known
 */
export function showsMembers(mmPerPx: number, finestDetailMm: number | null): boolean {
  const apartMm = (MEMBERS_LEAST_MM + MEMBERS_MOST_MM) / 2;
  return TOLD_APART_PX * mmPerPx <= apartMm && (finestDetailMm ?? 0) <= apartMm;
}

/**
 * Impressions a unit, in the order of units, until there are `impressions` of them. Every stretch of the order has the
 * shares, so units of all sizes are spread over the whole head.
 */
export function unitSizes(impressions: number, random: () => number): Uint8Array {
  const sizes: number[] = [];
  const start = random();
  for (let sum = 0; sum < impressions;) {
    const size = unitSize((start + sizes.length * SIZE_STEP) % 1);
    sizes.push(size);
    sum += size;
  }
  return Uint8Array.from(sizes);
}

function unitSize(share: number): number {
  let left = share;
  for (let k = 0; k < SIZE_SHARES.length; k++) {
    if (left < SIZE_SHARES[k]!) return k + 1;
    left -= SIZE_SHARES[k]!;
  }
  return SIZE_SHARES.length;
}

/** Where an impression lies from the middle of its unit, mm. */
export type UnitOffset = readonly [uMm: number, vMm: number];

/** A dot, a pair, a triangle or a rhombus; impressions are as far apart as hairs of real units at the most. */
export function unitShape(size: number, random: () => number): readonly UnitOffset[] {
  const lengthFrom = (leastMm: number): number => leastMm + (MEMBERS_MOST_MM - leastMm) * random();
  if (size === 1) return [[0, 0]];
  if (size === 2) {
    const half = lengthFrom(MEMBERS_LEAST_MM) / 2;
    return [
      [-half, 0],
      [half, 0],
    ];
  }
  if (size === 3) {
    const a = lengthFrom(MEMBERS_LEAST_MM),
      b = lengthFrom(MEMBERS_LEAST_MM),
      c = lengthFrom(MEMBERS_LEAST_MM);
    const u = (a * a + b * b - c * c) / (2 * a),
      v = Math.sqrt(b * b - u * u);
    const middleU = (a + u) / 3,
      middleV = v / 3;
    return [
      [-middleU, -middleV],
      [a - middleU, -middleV],
      [u - middleU, v - middleV],
    ];
  }
  // The diagonals of a rhombus are the longest distances in it and fix its sides.
  const halfU = lengthFrom(Math.SQRT2 * MEMBERS_LEAST_MM) / 2,
    halfV = lengthFrom(Math.SQRT2 * MEMBERS_LEAST_MM) / 2;
  return [
    [-halfU, 0],
    [0, -halfV],
    [halfU, 0],
    [0, halfV],
  ];
}
