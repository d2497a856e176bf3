import type { Page } from 'playwright-core';
import { projectPoint } from '../../../src/domain/head/projection';
import type { HeadFit } from '../../../src/domain/head/types';
import type { ZonePart } from '../../../src/domain/zones/zone';
import { pollUntil } from '../../support/app';
import { project } from '../../support/heads/camera';
import type { RenderedHead } from '../../support/heads/renderHead';
import type { Vec3 } from '../../support/heads/vector';

type Point = readonly [x: number, y: number];

/** One photo of a rendered head, and the head that the app draws into it. */
export interface FittedPhoto {
  readonly head: RenderedHead;
  readonly fit: HeadFit;
}

/** Radius of the zones that are drawn, mm on skin that is seen squarely, and places of the pointer around each. */
const RADIUS_MM = 18;
const STEPS = 60;
/** Between the places that are tried for a zone, px. */
const SEARCH_STEP_PX = 6;
/** A photo shows a point of the skin where its pixel lies within this of it, cm. */
const SEEN_WITHIN_CM = 0.3;
/** The map that brings the pointer onto the head has pixels of its own. */
const MOST_OFF_LINE_PX = 3;

/** A round line, px of the first picture, about the scalp that both show most squarely; null where they share none. */
export function zoneLine(first: RenderedHead, second: RenderedHead): readonly Point[] | null {
  const { widthPx, heightPx, scalp, areaMm2 } = first.truth;
  let [best, most, radiusPx] = [null as Point | null, 0, 0];
  for (let y = 0; y < heightPx; y += SEARCH_STEP_PX)
    for (let x = 0; x < widthPx; x += SEARCH_STEP_PX) {
      const i = y * widthPx + x;
      const skin = scalp[i] === 255 ? first.truth.surfaceAt(x + 0.5, y + 0.5) : undefined;
      if (!skin || !isSeen(second, skin)) continue;
      const there = project(second.camera, skin);
      const j = Math.floor(there.y) * widthPx + Math.floor(there.x);
      const pxPerMm2 = Math.min(1 / areaMm2[i]!, 1 / second.truth.areaMm2[j]!);
      if (pxPerMm2 <= most) continue;
      [best, most, radiusPx] = [[x + 0.5, y + 0.5], pxPerMm2, RADIUS_MM / Math.sqrt(areaMm2[i]!)];
    }
  if (best === null) return null;
  const [x, y] = best;
  return Array.from({ length: STEPS + 1 }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / STEPS;
    return [x + radiusPx * Math.cos(angle), y + radiusPx * Math.sin(angle)];
  });
}

function isSeen({ camera, truth }: RenderedHead, skinCm: Vec3): boolean {
  const { x, y } = project(camera, skinCm);
  const seen = truth.surfaceAt(x, y);
  return seen !== undefined && distance(seen, skinCm) < SEEN_WITHIN_CM;
}

const distance = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** In a consultation: a free area of its own for what is drawn, and nothing over the photo that takes the pointer. */
export async function addArea(page: Page): Promise<void> {
  await page.getByText('Consultation', { exact: true }).click();
  await page.getByRole('radio', { name: 'After', exact: true }).check({ force: true });
  await page.getByRole('button', { name: 'Add a zone' }).click();
  await page.getByRole('button', { name: /^Free area/ }).click();
}

/** On the photo that is selected, which is whole on the stage then. */
export async function takeLasso(page: Page): Promise<void> {
  await page.keyboard.press('0');
  await page.getByRole('group', { name: 'Draw on this zone' }).getByText('Lasso', { exact: true }).click();
}

/** What the app makes of the pointer drawn along these px of the photo on the stage. */
export async function drawnWithLasso(
  page: Page,
  line: readonly Point[],
  photoSidePx: number,
): Promise<ZonePart> {
  const parts = async (): Promise<readonly ZonePart[]> =>
    (await page.evaluate(() => window.smpPreview!.plan())).zones.find(({ id }) => id === 'area')!.parts;
  const before = (await parts()).length;
  const box = await page.locator('.surface').boundingBox();
  if (!box) throw new Error('no picture');
  const zoom = Math.min(box.width, box.height) / photoSidePx;
  const onPage = ([x, y]: Point): [number, number] => [
    box.x + box.width / 2 + (x - photoSidePx / 2) * zoom,
    box.y + box.height / 2 + (y - photoSidePx / 2) * zoom,
  ];
  await page.mouse.move(...onPage(line[0]!));
  await page.mouse.down();
  for (const point of line.slice(1)) await page.mouse.move(...onPage(point));
  await page.mouse.up();
  await pollUntil('a zone', async () => (await parts()).length === before + 1);
  return (await parts()).at(-1)!;
}

/** Distances on the skin, mm, of what a photo shows of a zone from what was drawn on another one. */
export interface ZoneDistances {
  /** Each point of the zone from where it was drawn. */
  readonly apartMm: readonly number[];
  /** The same from the nearest place of the line. */
  readonly acrossMm: readonly number[];
}

/** Of the skin that the second photo shows, too. */
export function zoneAcross(
  part: ZonePart,
  line: readonly Point[],
  from: FittedPhoto,
  to: FittedPhoto,
): ZoneDistances {
  const drawn = line.map(([x, y]) => from.head.truth.surfaceAt(x, y));
  const onSkin = drawn.filter((skin) => skin !== undefined);
  const apartMm: number[] = [];
  const acrossMm: number[] = [];
  for (let k = 0; k < part.pointsMm.length; k += 3) {
    const [px, py, pz] = [part.pointsMm[k]!, part.pointsMm[k + 1]!, part.pointsMm[k + 2]!];
    const here = projectPoint(from.fit, px, py, pz);
    const offPx = line.map(([x, y]) => Math.hypot(x - here.x, y - here.y));
    const nearest = offPx.indexOf(Math.min(...offPx));
    if (!(offPx[nearest]! <= MOST_OFF_LINE_PX)) throw new Error('the zone is not where it was drawn');
    const origin = drawn[nearest];
    if (!origin || !isSeen(to.head, origin)) continue;
    const there = projectPoint(to.fit, px, py, pz);
    const shown = to.head.truth.surfaceAt(there.x, there.y);
    if (!shown) continue;
    apartMm.push(10 * distance(shown, origin));
    acrossMm.push(10 * toLine(shown, onSkin));
  }
  return { apartMm, acrossMm };
}

function toLine(p: Vec3, line: readonly Vec3[]): number {
  let least = Infinity;
  for (let k = 1; k < line.length; k++) {
    const [a, b] = [line[k - 1]!, line[k]!];
    const along: Vec3 = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const long = along[0] ** 2 + along[1] ** 2 + along[2] ** 2;
    const share = long === 0 ? 0 : along.reduce((sum, v, c) => sum + v * (p[c]! - a[c]!), 0) / long;
    const t = Math.min(1, Math.max(0, share));
    least = Math.min(least, distance(p, [a[0] + t * along[0], a[1] + t * along[1], a[2] + t * along[2]]));
  }
  return least;
}
