// Draws the outlines that help to take a photo, one a clinical view, from the project's own head model.
//   node .scripts/draw-silhouettes.mjs > src/domain/capture/silhouettePaths.ts
import { runnerImport } from 'vite';
import { filledCells, outlinePath } from './draw-silhouettes-outline.mjs';

const load = async (module) =>
  (await runnerImport(`./src/domain/${module}.ts`, { logLevel: 'error' })).module;

const { meanShape, landmark68 } = await load('head/model');
const { buildHeadSurface } = await load('head/surface');
const { surfaceGrid } = await load('head/surfaceGrid');
const { headWire } = await load('head/headWire');
const { nearestMiddle } = await load('head/fit/viewClass');
const { rotationFromAngles } = await load('head/fit/viewGeometry');
const { CLINICAL_VIEWS } = await load('observation');

/** The picture of 300 x 400 units in which a head is drawn, how large, and where the middle of its box lies. */
const UNITS_PER_MM = 1.04;
const MIDDLE = [150, 180];
/** As far as someone stands who takes a photo. */
const DISTANCE_MM = 1200;
/** Shoulders of an adult below the neck: a superellipsoid, mm. */
const SHOULDERS = { middle: [0, -252, -34], half: [218, 128, 88], power: 2.2 };

const shape = meanShape();
const surface = buildHeadSurface(shape, 'fine');
const landmarks = landmark68(shape);
const ears = headWire(shape).curves.filter(({ kind }) => kind === 'ear');

const { columns, ringCosines } = surfaceGrid('fine');
const neckStart = 2 + columns * ringCosines.length;
const earStart = surface.regions.indexOf(2);
const triangles = Array.from({ length: surface.triangles.length / 3 }, (_, t) => [
  ...surface.triangles.subarray(3 * t, 3 * t + 3),
]);
const isNeck = ([a]) => a >= neckStart && a < earStart;
const headTriangles = triangles.filter((t) => !isNeck(t));
const neckTriangles = triangles.filter(isNeck);
const scalpTriangles = triangles.filter((t) => t.every((v) => surface.regions[v] === 1));

/** Landmark runs of Multi-PIE: brows, bridge and base of the nose, eyes, mouth. */
const FACE_LINES = [
  [17, 18, 19, 20, 21],
  [22, 23, 24, 25, 26],
  [31, 32, 33, 34, 35],
  [36, 37, 38, 39, 40, 41, 36],
  [42, 43, 44, 45, 46, 47, 42],
  [48, 60, 61, 62, 63, 64, 54],
];

const vertices = pointsOf(surface.positionsMm);
const shoulderPoints = shoulders();

function pointsOf(numbers) {
  return Array.from({ length: numbers.length / 3 }, (_, i) => [...numbers.subarray(3 * i, 3 * i + 3)]);
}

/** Points of the surface in rings from top to bottom, `around` each. */
function shoulders(rings = 24, around = 48) {
  const { middle, half, power } = SHOULDERS;
  const curved = (x) => Math.sign(x) * Math.abs(x) ** (2 / power);
  return Array.from({ length: (rings + 1) * around }, (_, i) => {
    const polar = (Math.PI * Math.floor(i / around)) / rings;
    const azimuth = (2 * Math.PI * (i % around)) / around;
    return [
      middle[0] + half[0] * curved(Math.sin(polar)) * curved(Math.cos(azimuth)),
      middle[1] + half[1] * curved(Math.cos(polar)),
      middle[2] + half[2] * curved(Math.sin(polar)) * curved(Math.sin(azimuth)),
    ];
  });
}

/** Every pair of neighbouring rings as triangles. */
function ringTriangles(count, around = 48) {
  const found = [];
  for (let i = 0; i + around < count; i++) {
    const next = i % around === around - 1 ? i + 1 - around : i + 1;
    found.push([i, next, i + around], [next, next + around, i + around]);
  }
  return found;
}

/** Head frame to units, y down, with the camera's own depth. */
function cameraOf(rotation) {
  return (p) => {
    const at = (row) =>
      rotation[3 * row] * p[0] + rotation[3 * row + 1] * p[1] + rotation[3 * row + 2] * p[2];
    const depth = DISTANCE_MM - at(2);
    const scale = (UNITS_PER_MM * DISTANCE_MM) / depth;
    return [scale * at(0), -scale * at(1)];
  };
}

function drawn(view) {
  const anywhere = rotationFromAngles({ azimuthDeg: 0, elevationDeg: 0, rollDeg: 0 });
  const rotation = rotationFromAngles(nearestMiddle(anywhere, view));
  const towards = [rotation[6], rotation[7], rotation[8]];
  const project = cameraOf(rotation);
  const box = boxOf(headTriangles.flatMap((t) => t.map((v) => project(vertices[v]))));
  const shift = [MIDDLE[0] - (box.left + box.right) / 2, MIDDLE[1] - (box.top + box.bottom) / 2];
  const place = (p) => project(p).map((value, k) => value + shift[k]);
  const placed = vertices.map(place);
  const shoulderPlaces = shoulderPoints.map(place);
  const facing = (t) => turn(...t.map((v) => placed[v])) < 0;
  const path = (...parts) => outlinePath(filledCells(parts));
  return {
    head: path([placed, headTriangles]),
    body: path([placed, neckTriangles], [shoulderPlaces, ringTriangles(shoulderPlaces.length)]),
    scalp: path([placed, scalpTriangles.filter(facing)]),
    lines: [...faceLines(place, towards), ...earLines(place, towards), ...whorlLine(place, towards)].join(''),
    box: [box.left + shift[0], box.top + shift[1], box.right - box.left, box.bottom - box.top].map(
      (units) => Math.round(2 * units) / 2,
    ),
  };
}

function faceLines(place, towards) {
  const middle = [0, 0, 10];
  return FACE_LINES.flatMap((run) => {
    const points = run.map((k) => [...landmarks.subarray(3 * k, 3 * k + 3)]);
    // A feature is seen where the skin around it looks at the camera: it lies on a face that bends round to the sides.
    const centre = [0, 1, 2].map((k) => points.reduce((sum, p) => sum + p[k], 0) / points.length);
    const out = [1.5 * (centre[0] - middle[0]), 0.35 * (centre[1] - middle[1]), centre[2] - middle[2]];
    return cosine(out, towards) > 0.3 ? [linePath(points.map(place))] : [];
  });
}

const earLines = (place, towards) =>
  ears.flatMap(({ positionsMm, normals }) =>
    cosine([...normals.subarray(0, 3)], towards) > 0.25 ? [linePath(pointsOf(positionsMm).map(place))] : [],
  );

/** A turn and a half about the whorl, where it is seen; clockwise as most are. */
function whorlLine(place, towards) {
  const { whorl } = surface.points;
  const up = [whorl[0], whorl[1] - 60, whorl[2] - 10].map((value, _, all) => value / Math.hypot(...all));
  if (cosine(up, towards) < 0.6) return [];
  const along = [-up[1], up[0], 0].map((value, _, all) => value / Math.hypot(...all));
  const across = [
    up[1] * along[2] - up[2] * along[1],
    up[2] * along[0] - up[0] * along[2],
    up[0] * along[1] - up[1] * along[0],
  ];
  const points = Array.from({ length: 28 }, (_, i) => {
    const angle = -(3 * Math.PI * i) / 27;
    const radiusMm = 4 + 0.8 * i;
    return whorl.map(
      (value, k) => value + radiusMm * (Math.cos(angle) * along[k] + Math.sin(angle) * across[k]),
    );
  });
  return [linePath(points.map(place))];
}

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cosine = (a, b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const linePath = (points) => `M${points.map(([x, y]) => `${x.toFixed(0)} ${y.toFixed(0)}`).join('L')}`;

function boxOf(points) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const least = (values) => values.reduce((a, b) => Math.min(a, b));
  const most = (values) => values.reduce((a, b) => Math.max(a, b));
  return { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
}

const entries = CLINICAL_VIEWS.map((view) => {
  const { head, body, scalp, lines, box } = drawn(view);
  return `  ${view.includes('-') ? `'${view}'` : view}: {
    head: '${head}',
    body: '${body}',
    scalp: '${scalp}',
    lines: '${lines}',
    box: { x: ${box[0]}, y: ${box[1]}, width: ${box[2]}, height: ${box[3]} },
  },`;
});

console.log(`// Drawn from the head model by .scripts/draw-silhouettes.mjs; not edited by hand.
import type { ClinicalView } from '../observation';
import type { Silhouette } from './types';

/** Units of silhouettes for one millimetre of the mean head. */
export const SILHOUETTE_UNITS_PER_MM = ${UNITS_PER_MM};

// prettier-ignore
export const SILHOUETTES: Readonly<Record<ClinicalView, Silhouette>> = {
${entries.join('\n')}
};`);
