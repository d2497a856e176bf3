import type { ZonePart } from '../../../src/domain/zones/zone';
import { pollUntil } from '../../support/app';
import { middleOf, openSamplePhoto, type Point } from './samplePhoto';

export type ZonePhoto = Awaited<ReturnType<typeof openZonePhoto>>;

/** The sample in a consultation with an empty free area as the chosen zone. */
export async function openZonePhoto() {
  const sample = await openSamplePhoto({ hasTouch: true });
  const { page, smp, steps } = sample;
  await sample.add(/^Free area/);
  const middle = middleOf(await smp.mask());
  const pxPerMm = 1 / (await page.evaluate(async () => (await window.smpPreview!.estimate()).mmPerPx));
  /** Millimetres from the middle of the scalp that is seen, as the photo shows it; photo px. */
  const beside = (rightMm: number, downMm: number): Point => [
    middle[0] + rightMm * pxPerMm,
    middle[1] + downMm * pxPerMm,
  ];
  const area = async () => (await smp.plan()).zones.find(({ id }) => id === 'area')!;
  const parts = async (): Promise<readonly ZonePart[]> => (await area()).parts;
  return {
    ...sample,
    middle,
    pxPerMm,
    beside,
    corners: [beside(-20, -10), beside(20, -10), beside(20, 12), beside(-20, 12)] as const,
    toolGroup: page.getByRole('group', { name: 'Draw on this zone' }),
    area,
    parts,
    said: (text: string) =>
      pollUntil(text, async () => (await page.locator('.announcer').textContent())!.includes(text)),

    /** Whatever was drawn is gone; the zone and what it has of its own stays as it is. */
    async emptied(): Promise<void> {
      await pollUntil('an empty zone', async () => {
        const { zones } = await smp.plan();
        await smp.update({
          zones: zones.map((zone) => (zone.id === 'area' ? { ...zone, parts: [] } : zone)),
        });
        // A stroke may still be on its way from the worker.
        await page.waitForTimeout(300);
        return (await parts()).length === 0;
      });
    },

    /** The parts once there are so many and the last one is whole. */
    async drawnParts(count: number): Promise<readonly ZonePart[]> {
      await pollUntil(`${count} parts`, async () => (await parts()).length >= count);
      // A stroke shows on the way: it is whole once it is a step.
      const step =
        (await parts()).at(-1)?.mode === 'remove' ? 'Free area rubbed out' : /Free area (?:painted|filled)/;
      await pollUntil('a step', async () => steps.first().getByText(step).first().isVisible());
      return parts();
    },
  };
}

/** How far the points of a part reach from its first one on the head, mm. */
export function reachMm({ pointsMm }: ZonePart): number {
  const [x = 0, y = 0, z = 0] = pointsMm;
  let most = 0;
  for (let k = 0; k < pointsMm.length; k += 3)
    most = Math.max(most, Math.hypot(pointsMm[k]! - x, pointsMm[k + 1]! - y, pointsMm[k + 2]! - z));
  return most;
}
