import { describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import type { OpenPhoto } from '../../src/app/photos';
import { PlanCommands } from '../../src/app/planCommands';
import type { Services } from '../../src/app/services';
import { ShadePicker } from '../../src/app/tools/ShadePicker';
import { ZoneCommands } from '../../src/app/zoneCommands';
import type { LinearRgb } from '../../src/domain/pigment/colour';
import { hairToneAt, type SeenHair } from '../../src/domain/pigment/hairTone';
import { skinTone } from '../../src/domain/pigment/skinTone';
import { newZone } from '../../src/domain/zones/zone';
import { createDocumentStore } from '../../src/state/documentStore';
import { createViewStore } from '../../src/state/viewStore';
import { paintedSkull, SKULL_SIDE_PX } from '../support/paintedSkull';

const linear = (level: number) => ((level / 255 + 0.055) / 1.055) ** 2.4;
const colour = (...levels: readonly [number, number, number]): LinearRgb => [
  linear(levels[0]),
  linear(levels[1]),
  linear(levels[2]),
];

describe('the tone of hair at a place', () => {
  const skin = colour(205, 165, 142);
  const { analysis, maps } = paintedSkull((x, y) => {
    const isHair = y > 0 && Math.abs(x) > 0.4;
    return { rgb: !isHair ? skin : x < 0 ? colour(30, 27, 25) : colour(190, 152, 106), hair: isHair ? 1 : 0 };
  });
  const at = (x: number, y: number) =>
    hairToneAt(
      analysis,
      maps,
      skinTone(analysis, maps)!,
      SKULL_SIDE_PX / 2 + 110 * x,
      SKULL_SIDE_PX / 2 - 110 * y,
    )?.tone ?? null;

  it('is that of the hair there, whatever hair there is elsewhere', () => {
    expect(at(-0.6, 0.4)).toBe('black');
    expect(at(0.6, 0.4)).toBe('blond-or-red');
  });

  it('is told of hair that is seen there alone', () => {
    expect(at(0, 0.5)).toBeNull();
    expect(at(-0.6, -0.4)).toBeNull();
    expect(at(3, 3)).toBeNull();
  });
});

function stage(hair: SeenHair | null, locked = false) {
  const document = createDocumentStore();
  const view = createViewStore();
  document.setState(({ plan }) => ({
    plan: { ...plan, skin: { type: 'II' }, zones: [{ ...newZone('area', 'a'), locked }] },
  }));
  const photo = { id: 'p', head: { tones: { skin: null, hair: null } } } as unknown as OpenPhoto;
  const compute = { hairAt: () => Promise.resolve(hair) };
  const photos = { selected: photo, get: () => photo };
  const plan = new PlanCommands(document, new DocumentEdits(document));
  const services = { document, view, photos, compute } as unknown as Services;
  const picker = new ShadePicker(services, plan, new ZoneCommands(document, view, plan));
  return { picker, view, plan: () => document.getState().plan };
}

describe('the shade from hair', () => {
  const black = { tone: 'black' } as SeenHair;

  it('is the step of the ladder that such hair on such skin starts from', async () => {
    const { picker, plan } = stage(black);
    expect(await picker.pick(1, 1)).toEqual({ shade: '26', hair: 'black', skinClass: 'II', zoneId: null });
    expect(plan().pigment.shade).toBe('26');
    expect(plan().zones[0]!.own.shade).toBeNull();
  });

  it("is the chosen zone's alone", async () => {
    const { picker, plan, view } = stage(black);
    const before = plan().pigment;
    view.setState({ zoneId: 'a' });
    expect(await picker.pick(1, 1)).toMatchObject({ shade: '26', zoneId: 'a' });
    expect(plan().zones[0]!.own.shade).toBe('26');
    expect(plan().pigment).toEqual(before);
  });

  it('is not taken where there is no hair, nor for a locked zone', async () => {
    const bald = stage(null);
    const before = bald.plan();
    expect(await bald.picker.pick(1, 1)).toBe('no-hair');
    expect(bald.plan()).toBe(before);
    const locked = stage(black, true);
    locked.view.setState({ zoneId: 'a' });
    expect(await locked.picker.pick(1, 1)).toBe('locked');
    expect(locked.plan().zones[0]!.own.shade).toBeNull();
  });
});
