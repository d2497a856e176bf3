import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

it('the tone between dots goes on up to the stubble, and does not lie on it where there are no dots', async () => {
  const taken = await opened.page.evaluate(async () => {
    const side = 640,
      cells = 256;
    const picture = fixture.scene.evenPicture(side, [200, 150, 120]);
    const { viewport } = await fixture.openScene({ photoSidePx: side, picture, impressionsPerCm2: 110 });
    viewport.setLook({ ...fixture.scene.SCENE_LOOK, markDensity: [0, 0, 0] });
    const mask = fixture.scene.discMask(cells, 0.3, 0.01);
    // Bare scalp on the left, stubble that hides the skin on the right.
    const layers = Uint8Array.from({ length: 4 * cells * cells }, (_, i) => {
      const isHaired = (i >> 2) % cells >= cells / 2;
      return [isHaired ? 0 : mask.coverage[i >> 2]!, 255, 0, isHaired ? 255 : 0][i % 4]!;
    });
    viewport.setMasks(mask, { width: cells, height: cells, layers }, null);
    const { data } = fixture.redrawn(viewport);
    viewport.dispose();
    /** Of red light, in a strip of ten px that begins so far from the stubble. */
    const takenFrom = (x0: number): number => {
      let sum = 0;
      for (let y = 0.4 * side; y < 0.6 * side; y++)
        for (let x = x0; x < x0 + 10; x++) sum += fixture.scene.linearOf(data[4 * (y * side + x)]!);
      return 1 - sum / (0.2 * side * 10) / fixture.scene.linearOf(200);
    };
    return { far: takenFrom(200), near: takenFrom(308), among: takenFrom(326) };
  });
  expect(taken.far).toBeGreaterThan(0.05);
  expect(taken.near / taken.far).toBeGreaterThan(0.95);
  expect(taken.near / taken.far).toBeLessThan(1.05);
  expect(taken.among).toBeLessThan(0.01);
});

it('the tone between as few dots lags behind them at a front, but ends with them, and not amid hair', async () => {
  const taken = await opened.page.evaluate(async () => {
    const { viewport, side, cells, mask, bare } = await fixture.openTone();
    /** Of red light with such a share of the dots, in a square in the middle. */
    const takenWith = (share: number, hair: number): number => {
      const layers = Uint8Array.from(
        { length: 4 * cells * cells },
        (_, i) => [Math.round(share * mask.coverage[i >> 2]!), 255, 0, hair][i % 4]!,
      );
      viewport.setMasks(mask, { width: cells, height: cells, layers }, null);
      const { data } = fixture.redrawn(viewport);
      let sum = 0;
      for (let y = 0.4 * side; y < 0.6 * side; y++)
        for (let x = 0.4 * side; x < 0.6 * side; x++)
          sum += fixture.scene.linearOf(data[4 * (y * side + x)]!);
      return 1 - sum / (0.2 * side) ** 2 / bare;
    };
    // Hair so thin that it hides next to nothing.
    const found = {
      front: takenWith(0.5, 0),
      amid: takenWith(0.5, 26),
      quarter: takenWith(0.25, 0),
      // As temples are planned beside the top.
      thinner: takenWith(0.72, 0),
      full: takenWith(1, 0),
    };
    viewport.dispose();
    return found;
  });
  expect(taken.front).toBeGreaterThan(0.3 * taken.amid);
  expect(taken.front).toBeLessThan(0.8 * taken.amid);
  // No film that ends while dots go on.
  expect(taken.quarter).toBeGreaterThan(0.04 * taken.full);
  expect(taken.quarter).toBeLessThan(0.15 * taken.full);
  // Of each dot as much as where they are all there.
  expect(taken.thinner).toBeGreaterThan(0.65 * taken.full);
});

it('more dots and a fainter tone stand where a place has both of its own', async () => {
  const found = await opened.page.evaluate(async () => {
    const side = 640,
      cells = 256;
    const picture = fixture.scene.evenPicture(side, [200, 150, 120]);
    const { viewport } = await fixture.openScene({
      photoSidePx: side,
      picture,
      impressionsPerCm2: 60,
      count: 110_000,
    });
    const mask = fixture.scene.discMask(cells, 0.3, 0.01);
    const treatment = fixture.scene.treatmentOf(mask);
    const dots = (own?: Uint8Array) => {
      viewport.setMasks(mask, { ...treatment, ...(own && { own }) }, null);
      fixture.redrawn(viewport);
      return viewport.readFollicles();
    };
    const plain = dots();
    // On the left as the plan says, on the right half as many again and seven tenths of the tone.
    const log = (factor: number): number => Math.round(128 + 60 * Math.log(factor));
    const own = Uint8Array.from({ length: 4 * cells * cells }, (_, i) => {
      const isRight = (i >> 2) % cells >= cells / 2;
      return [128, 128, isRight ? log(1.5) : 128, isRight ? log(0.7 / 1.5) : 128][i % 4]!;
    });
    const more = dots(own);
    const countOf = ({ x }: { x: Float32Array }, from: number): number =>
      x.filter((px) => px >= from && px < from + 0.2 * side).length;
    viewport.setLook({ ...fixture.scene.SCENE_LOOK, markDensity: [0, 0, 0] });
    const { data } = fixture.redrawn(viewport);
    const takenFrom = (x0: number): number => {
      let sum = 0;
      for (let y = 0.4 * side; y < 0.6 * side; y++)
        for (let x = x0; x < x0 + 40; x++) sum += fixture.scene.linearOf(data[4 * (y * side + x)]!);
      return 1 - sum / (0.2 * side * 40) / fixture.scene.linearOf(200);
    };
    viewport.dispose();
    return {
      left: countOf(more, 0.25 * side) / countOf(plain, 0.25 * side),
      right: countOf(more, 0.55 * side) / countOf(plain, 0.55 * side),
      isSame: plain.index.every((index) => more.index.includes(index)),
      tone: takenFrom(400) / takenFrom(200),
    };
  });
  expect(found.left).toBe(1);
  expect(Math.abs(found.right / 1.5 - 1)).toBeLessThan(0.04);
  expect(found.isSame).toBe(true);
  expect(found.tone).toBeLessThan(0.75);
  expect(found.tone).toBeGreaterThan(0.45);
});

it('the tone that few dots give for many is no more uneven than that of many', async () => {
  const { plain, few, plainEdge, fewEdge } = await opened.page.evaluate(async () => {
    const { viewport, side, cells, mask, bare } = await fixture.openTone();
    /** Of red light, over the middle. */
    const takenBy = (layers: Uint8Array, own?: Uint8Array): { mean: number; deviation: number } => {
      viewport.setMasks(mask, { width: cells, height: cells, layers, ...(own && { own }) }, null);
      const { data } = fixture.redrawn(viewport);
      let sum = 0,
        squares = 0,
        count = 0;
      for (let y = 0.3 * side; y < 0.7 * side; y++)
        for (let x = 0.3 * side; x < 0.7 * side; x++) {
          const taken = 1 - fixture.scene.linearOf(data[4 * (y * side + x)]!) / bare;
          sum += taken;
          squares += taken ** 2;
          count++;
        }
      const mean = sum / count;
      return { mean, deviation: Math.sqrt(squares / count - mean ** 2) };
    };
    const log = (factor: number): number => Math.round(128 + 60 * Math.log(factor));
    const own = Uint8Array.from(
      { length: 4 * cells * cells },
      (_, i) => [128, 128, log(0.45), log(1 / 0.45)][i % 4]!,
    );
    const { layers } = fixture.scene.treatmentOf(mask);
    // Half of them, small and faint.
    const edge = layers.map((value, i) => [Math.round(value / 2), value && 90, 0, 0][i % 4]!);
    const found = {
      plain: takenBy(layers),
      few: takenBy(layers, own),
      plainEdge: takenBy(edge),
      fewEdge: takenBy(edge, own),
    };
    viewport.dispose();
    return found;
  });
  expect(Math.abs(few.mean / plain.mean - 1)).toBeLessThan(0.05);
  expect(fewEdge.mean).toBeGreaterThan(plainEdge.mean);
  expect(fewEdge.mean).toBeLessThan(0.5 * plain.mean);
  expect(plain.deviation).toBeGreaterThan(0.01 * plain.mean);
  expect(few.deviation).toBeLessThan(plain.deviation);
});

it('skin alone, which is drawn in fewer steps, is drawn as beside hair', async () => {
  const { most, differing, marked } = await opened.page.evaluate(async () => {
    const side = 640,
      cells = 256;
    const picture = fixture.scene.evenPicture(side, [200, 150, 120]);
    const { viewport } = await fixture.openScene({ photoSidePx: side, picture, impressionsPerCm2: 110 });
    const mask = fixture.scene.discMask(cells, 0.3, 0.01);
    const { layers } = fixture.scene.treatmentOf(mask);
    // So little hair that nothing of it is seen where there is treatment, every few columns: nowhere is there skin alone.
    const haired = layers.map((value, i) => (i % 4 === 3 && (i >> 2) % 6 === 0 ? 1 : value));
    const drawn = [layers, haired].map((made) => {
      viewport.setMasks(mask, { width: cells, height: cells, layers: made }, null);
      return fixture.redrawn(viewport).data.slice();
    });
    viewport.dispose();
    const [open, closed] = [drawn[0]!, drawn[1]!];
    const apart = open.map((value, i) => Math.abs(value - closed[i]!));
    return {
      most: apart.reduce((most, levels) => Math.max(most, levels), 0),
      differing: apart.filter((levels) => levels > 0).length / apart.length,
      marked: open.filter((value, i) => i % 4 === 0 && value < 120).length,
    };
  });
  // Two programs may round a value that lies between two levels either way.
  expect(most).toBeLessThanOrEqual(1);
  expect(differing).toBeLessThan(1e-4);
  expect(marked).toBeGreaterThan(500);
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
