import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { DeepPartial, ExportFormat, ExportLayout } from '../../../src/app/PreviewApp';
import type { PhotoSummary } from '../../../src/app/automation/smpPreview';
import type { TreatmentPlan } from '../../../src/domain/plan/TreatmentPlan';
import { readPng, type RgbaImage } from '../../support/png';

/** Drives `window.smpPreview` of an opened app; bytes go in and out as base64. */
export function driver(page: Page) {
  return {
    async open(
      bytes: Buffer,
      type = 'image/jpeg',
    ): Promise<PhotoSummary | { code: string; message: string }> {
      return page.evaluate(
        async ({ base64, type }) => {
          const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type });
          try {
            return await window.smpPreview!.openPhoto(blob);
          } catch (error) {
            const { code, message } = error as { code: string; message: string };
            return { code, message };
          }
        },
        { base64: bytes.toString('base64'), type },
      );
    },

    async openFile(file: string): Promise<PhotoSummary> {
      const answer = await this.open(await readFile(file));
      if ('code' in answer) throw new Error(`${answer.code}: ${answer.message}`);
      return answer;
    },

    update: (patch: DeepPartial<TreatmentPlan>): Promise<void> =>
      page.evaluate((patch) => window.smpPreview!.updatePlan(patch), patch),

    plan: (): Promise<TreatmentPlan> => page.evaluate(() => window.smpPreview!.plan()),

    impressions: (): Promise<number> =>
      page.evaluate(async () => (await window.smpPreview!.follicles()).x.length),

    mask: async (): Promise<{ width: number; height: number; coverage: Buffer }> => {
      const { width, height, base64 } = await page.evaluate(async () => {
        const mask = await window.smpPreview!.scalpMask();
        let text = '';
        for (let i = 0; i < mask.coverage.length; i += 32_768)
          text += String.fromCharCode(...mask.coverage.subarray(i, i + 32_768));
        return { width: mask.width, height: mask.height, base64: btoa(text) };
      });
      return { width, height, coverage: Buffer.from(base64, 'base64') };
    },

    async file(layout: ExportLayout, format: ExportFormat = 'png'): Promise<Buffer> {
      const base64 = await page.evaluate(
        async (options) => {
          const blob = await window.smpPreview!.exportImage(options);
          const bytes = new Uint8Array(await blob.arrayBuffer());
          let text = '';
          for (let i = 0; i < bytes.length; i += 32_768)
            text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
          return btoa(text);
        },
        { layout, format },
      );
      return Buffer.from(base64, 'base64');
    },

    async picture(layout: ExportLayout): Promise<RgbaImage> {
      return readPng(await this.file(layout));
    },
  };
}
