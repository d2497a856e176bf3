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

describe('a small picture of another plan', () => {
  it.each([
    { worked: 'treats nothing of this photo', drawnBefore: false },
    { worked: 'treats nothing any more', drawnBefore: true },
  ])('is as that plan draws it where the plan worked on $worked', async ({ drawnBefore }) => {
    const { unlike, treated } = await opened.page.evaluate(async (drawnBefore) => {
      const { panes, openScene, scene } = fixture;
      const side = 320;
      const { viewport, picture, photo } = await openScene({ photoSidePx: side });
      const { A: plan } = panes.plans();
      const nothing = scene.treatmentOf(scene.discMask(256, 0, 0));
      const workOn = async (treats: boolean) => {
        viewport.setMasks(plan.scalp, treats ? plan.treatment : nothing, plan.scars, plan.chosen);
        viewport.setDensity(treats ? plan.density : { impressionsPerCm2: 0, enabled: false });
        await viewport.frame();
      };
      if (!drawnBefore) {
        viewport.setPhoto(photo, side, side);
        viewport.setHead(scene.sphereHead(side), scene.sphereMmPerPx(side), null, null);
      }
      viewport.setField(plan.field);
      const trial = {
        look: plan.look!,
        impressionsPerCm2: plan.density.impressionsPerCm2,
        masks: { scalp: plan.scalp, treatment: plan.treatment },
      };
      const tile = { x: 0, y: 0, width: side, height: side };
      const drawn = () => viewport.renderTrial(tile, picture, { width: side, height: side }, trial);
      await workOn(false);
      const beside = await drawn();
      await workOn(true);
      const own = await drawn();
      viewport.dispose();
      return {
        unlike: panes.apart(beside.data, own.data),
        treated: panes.apart(own.data, picture.data),
      };
    }, drawnBefore);
    expect(treated).toBeGreaterThan(20);
    expect(unlike).toBe(0);
  });
});
