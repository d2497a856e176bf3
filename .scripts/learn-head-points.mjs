// Anthropometric points and the hair border on any head of the source model; used by learn-head-model.mjs.
import { isEar, radiusAt } from './learn-head-radius.mjs';

/** The source's vertices of the 68 facial landmarks (Multi-PIE order). */
const LANDMARKS = [
  1225, 1888, 1052, 367, 1719, 1722, 2199, 1447, 966, 3661, 4390, 3927, 3924, 2608, 3272, 4088, 3443, 268,
  493, 1914, 2044, 1401, 3615, 4240, 4114, 2734, 2509, 978, 4527, 4942, 4857, 1140, 2075, 1147, 4269, 3360,
  1507, 1542, 1537, 1528, 1518, 1511, 3742, 3751, 3756, 3721, 3725, 3732, 5708, 5695, 2081, 0, 4275, 6200,
  6213, 6346, 6461, 5518, 5957, 5841, 5703, 5711, 5533, 6216, 6151, 6470, 5517, 5966,
];
/** The same landmark on the other side. */
const PARTNER = [
  16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 27, 28,
  29, 30, 35, 34, 33, 32, 31, 45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40, 54, 53, 52, 51, 50, 49, 48, 59,
  58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65,
];

/** Points near which the mean's nearest vertex is followed, cm; x >= 0 is the left side, both sides are averaged. */
const POINTS = {
  glabella: [0, 5.9, 10.75],
  trichion: [0, 12, 7.6],
  vertex: [0, 14.5, 1],
  inion: [0, 1.5, -9],
  tragion: [7.45, 1, 1.5],
  /** Ear: upper and lower end of the front attachment, rear attachment, and the rim from top to lobe. */
  earTopRoot: [7.7, 3.2, 1.4],
  earLobeRoot: [7.0, -2.1, 1.5],
  earRearRoot: [7.1, 1, -1.9],
  earRimTop: [8.3, 3.9, -0.2],
  earRimRear: [9.15, 1.9, -1.55],
  earRimUpper: [8.9, 3.1, -1.4],
  earRimLower: [8.6, -0.2, -0.8],
  earLobe: [7.7, -2.2, 0.8],
  neckBackHigh: [0, -7, -5.7],
  neckBackLow: [0, -12, -7.3],
  neckFrontHigh: [0, -9, 6.1],
  neckFrontLow: [0, -12, 4.5],
  neckSideHigh: [5.7, -8, 0],
};

export function pointsOf(positions, mean) {
  const at = (v) => Array.from(positions.subarray(3 * v, 3 * v + 3));
  const mirrored = (a, b) => [(a[0] - b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
  const landmarks = LANDMARKS.flatMap((v, k) => mirrored(at(v), at(LANDMARKS[PARTNER[k]])));
  const points = Object.values(POINTS).flatMap(([x, y, z]) =>
    mirrored(at(nearest(mean, [x, y, z])[0].v), at(nearest(mean, [-x, y, z])[0].v)),
  );
  return { names: Object.keys(POINTS), landmarks, points };
}

/** Height of the hair border by azimuth on the mean, degrees and cm: heads/README.md. */
const BORDER = [
  [0, 12],
  [20, 12.2],
  [35, 12.3],
  [45, 11.8],
  [55, 10.5],
  [65, 8.5],
  [75, 6.3],
  [80, 2],
  [88, 2],
  [90, 4.2],
  [108, 4.2],
  [112, 3],
  [116, 0],
  [122, -2.5],
  [180, -4.5],
];
const AXIS_Z = 1;
const STEP = 0.5;

/** The border's points on the left side, about STEP apart, carried by the surface around them. */
export function bordersOf(positions, mean, coefficients, centre) {
  const degree = degreeOf(coefficients.length);
  const anchors = (bordersOf.anchors ??= samplesOnMean().map((point) => ({
    point,
    left: skinNear(mean, point),
    right: skinNear(mean, [-point[0], point[1], point[2]]),
  })));
  const shift = (near, axis) =>
    near.reduce((sum, { v, share }) => sum + share * (positions[3 * v + axis] - mean[3 * v + axis]), 0);
  return anchors.flatMap(({ point, left, right }) => [
    point[0] + (shift(left, 0) - shift(right, 0)) / 2,
    point[1] + (shift(left, 1) + shift(right, 1)) / 2,
    point[2] + (shift(left, 2) + shift(right, 2)) / 2,
  ]);

  function samplesOnMean() {
    const samples = [];
    for (let i = 1; i < BORDER.length; i++) {
      const [a0, h0] = BORDER[i - 1];
      const [a1, h1] = BORDER[i];
      const from = onSkin(a0, h0);
      const to = onSkin(a1, h1);
      const count = Math.max(1, Math.round(Math.hypot(...from.map((x, k) => to[k] - x)) / STEP));
      for (let k = i === 1 ? 0 : 1; k <= count; k++)
        samples.push(onSkin(a0 + ((a1 - a0) * k) / count, h0 + ((h1 - h0) * k) / count));
    }
    return samples;
  }

  /** Where the horizontal ray of that azimuth and height leaves the earless mean. */
  function onSkin(azimuthDeg, height) {
    const azimuth = (azimuthDeg * Math.PI) / 180;
    let [low, high] = [2, 14];
    for (let k = 0; k < 40; k++) {
      const middle = (low + high) / 2;
      const q = [
        middle * Math.sin(azimuth),
        height - centre[1],
        AXIS_Z + middle * Math.cos(azimuth) - centre[2],
      ];
      const length = Math.hypot(...q);
      if (
        length <
        radiusAt(
          coefficients,
          degree,
          q.map((x) => x / length),
        )
      )
        low = middle;
      else high = middle;
    }
    return [low * Math.sin(azimuth), height, AXIS_Z + low * Math.cos(azimuth)];
  }
}

const degreeOf = (count) => Math.round(Math.sqrt(2 * count + 0.25) - 1.5);

/** The six nearest vertices that are no ear, by inverse distance. */
function skinNear(mean, point) {
  const near = nearest(mean, point, (x, y, z) => !(isEar(x, y, z) && Math.abs(x) > 7.35)).slice(0, 6);
  const total = near.reduce((sum, { distance }) => sum + 1 / (distance + 0.1), 0);
  return near.map(({ v, distance }) => ({ v, share: 1 / (distance + 0.1) / total }));
}

function nearest(mean, [x, y, z], accept = () => true) {
  const found = [];
  for (let v = 0; v < mean.length / 3; v++) {
    const [px, py, pz] = [mean[3 * v], mean[3 * v + 1], mean[3 * v + 2]];
    const distance = Math.hypot(px - x, py - y, pz - z);
    if (distance < 3 && accept(px, py, pz)) found.push({ v, distance });
  }
  return found.sort((a, b) => a.distance - b.distance);
}
