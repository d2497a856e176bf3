import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

interface Drawn {
  readonly index: number[];
  readonly x: number[];
  readonly y: number[];
  readonly session: number[];
  readonly diameterPx: number[];
}

interface Stage {
  readonly drawn: Drawn;
  /** Levels of the picture that are lighter than one stage before, and darker. */
  readonly lighter: number;
  readonly darker: number;
}

interface Step {
  readonly sessionsShown?: 1 | 2 | 3;
  readonly impressionsPerCm2?: number;
  readonly visible?: number;
}

/** One viewport through all steps. */
const through = (steps: readonly Step[]): Promise<Stage[]> =>
  opened.page.evaluate(async (given) => {
    const { viewport, picture } = await fixture.openScene({ photoSidePx: 384, count: 110_000 });
    let before: ArrayLike<number> = picture.data;
    const stages: Stage[] = [];
    for (const { sessionsShown = 3, impressionsPerCm2 = 100, visible = 1 } of given) {
      viewport.setLook({ ...fixture.scene.SCENE_LOOK, sessionsShown, visible });
      viewport.setDensity({ impressionsPerCm2, enabled: true });
      const { data } = fixture.redrawn(viewport);
      const { index, x, y, session, diameterPx } = viewport.readFollicles();
      stages.push({
        drawn: {
          index: [...index],
          x: [...x],
          y: [...y],
          session: [...session],
          diameterPx: [...diameterPx],
        },
        lighter: data.filter((value, i) => value > before[i]!).length,
        darker: data.filter((value, i) => value < before[i]!).length,
      });
      before = data;
    }
    viewport.dispose();
    return stages;
  }, steps);

const placesOf = ({ index, x, y }: Drawn) => new Map(index.map((rank, k) => [rank, `${x[k]} ${y[k]}`]));
/** How many of the first's impressions the second has in the very same places. */
function kept(first: Drawn, second: Drawn): number {
  const places = placesOf(second);
  return [...placesOf(first)].filter(([rank, place]) => places.get(rank) === place).length;
}
const inSession = ({ session }: Drawn, wanted: number): number => session.filter((s) => s === wanted).length;

describe('the sessions', () => {
  it('each keep the impressions of those before: same place, session and size', async () => {
    const stages = await through([{ sessionsShown: 1 }, { sessionsShown: 2 }, { sessionsShown: 3 }]);
    const [first, second, third] = stages.map(({ drawn }) => drawn) as [Drawn, Drawn, Drawn];
    expect(first.index.length).toBeGreaterThan(2000);
    expect(kept(first, second)).toBe(first.index.length);
    expect(kept(second, third)).toBe(second.index.length);
    const whole = third.index.length;
    expect(first.index.length / whole).toBeCloseTo(0.5, 1);
    expect(second.index.length / whole).toBeCloseTo(0.8, 1);

    const own = new Map(third.index.map((rank, k) => [rank, [third.session[k], third.diameterPx[k]]]));
    for (const earlier of [first, second])
      expect(earlier.index.map((rank) => own.get(rank))).toEqual(
        earlier.index.map((_, k) => [earlier.session[k], earlier.diameterPx[k]]),
      );
    expect([1, 2, 3].map((session) => inSession(first, session))).toEqual([first.index.length, 0, 0]);
    expect([1, 2].map((session) => inSession(second, session))).toEqual([
      first.index.length,
      second.index.length - first.index.length,
    ]);
    expect(inSession(third, 3)).toBe(whole - second.index.length);
  });

  it('only darken the picture', async () => {
    const stages = await through([{ sessionsShown: 1 }, { sessionsShown: 2 }, { sessionsShown: 3 }]);
    for (const { lighter, darker } of stages) {
      expect(lighter).toBe(0);
      expect(darker).toBeGreaterThan(5000);
    }
  });
});

describe('more density', () => {
  it('keeps what was there where it was', async () => {
    const stages = await through([60, 100, 210].map((impressionsPerCm2) => ({ impressionsPerCm2 })));
    const [sparse, dense, full] = stages.map(({ drawn }) => drawn) as [Drawn, Drawn, Drawn];
    expect(sparse.index.length).toBeGreaterThan(2000);
    expect(kept(sparse, dense)).toBe(sparse.index.length);
    expect(kept(dense, full)).toBe(dense.index.length);
    // The plan's first session covers half of the denser pattern too.
    for (const drawn of [sparse, dense]) {
      expect(inSession(drawn, 1) / drawn.index.length).toBeCloseTo(0.5, 1);
      expect(inSession(drawn, 2) / drawn.index.length).toBeCloseTo(0.3, 1);
    }
  });

  it('loses the last ones first where marks are lost with the years', async () => {
    const [whole, left] = await through([{ visible: 1 }, { visible: 0.9 }]);
    expect(kept(left!.drawn, whole!.drawn)).toBe(left!.drawn.index.length);
    expect(left!.drawn.index.length / whole!.drawn.index.length).toBeCloseTo(0.9, 1);
    expect(left!.drawn.session).toEqual(
      left!.drawn.index.map((rank) => whole!.drawn.session[whole!.drawn.index.indexOf(rank)]),
    );
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
