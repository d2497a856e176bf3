/** What the screen offers of zones. */
export { showsCrown } from '../domain/observation';
export { LADDER } from '../domain/pigment/shades';
export { BAND_MM, BLEND_MM, followsLine, isOnFace, MOST_ZONES, SOFTNESS_MM } from '../domain/zones/zone';
