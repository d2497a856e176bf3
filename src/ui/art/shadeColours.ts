/** Look of a healed mark where no photo tells the skin, sRGB: the density cards. */
export const NEUTRAL_MARK = '#3b312b';
