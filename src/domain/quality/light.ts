/** Linear light of a level of the file, 0..255; 1 is white. IEC 61966-2-1. */
export function lightOf(level: number): number {
  const s = level / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
}

/** How much linear light one level more is. */
export function lightPerLevel(level: number): number {
  const s = level / 255;
  return (s <= 0.04045 ? 1 / 12.92 : (2.4 / 1.055) * ((s + 0.055) / 1.055) ** 1.4) / 255;
}
