import { meanPerCm2 } from '../../domain/zones/plannedZones';
import { PreviewError } from '../../domain/errors';
import { inLight } from '../../state/viewStore';
import type { LightCheck } from '../../domain/light';
import type { ClinicalView } from '../../domain/observation';
import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import { upsampleMask } from '../../domain/scalp/maps';
import type { PreviewCore } from '../createPreviewApp';
import type { OpenPhoto } from '../photos';
import type { DeepPartial, ExportFormat, ExportLayout, OpenOptions } from '../PreviewApp';
import { exportPicture } from '../exportPicture';

export interface PhotoSummary {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly view: ClinicalView;
  readonly segmentation: 'models' | 'fallback' | 'manual';
  readonly faceFound: boolean;
  readonly confidence: number;
}

export interface DrawnImpressions {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly diameterPx: Float32Array;
  readonly session: Uint8Array;
}

/** `window.smpPreview`: the interface that scripts and embedding pages drive; same commands as the screen. */
export function createSmpPreview(core: PreviewCore, version: string) {
  const { services, drawing } = core;

  const selected = (): OpenPhoto => {
    const photo = services.photos.selected;
    if (!photo) throw new PreviewError('no-photo', 'Please open a photo first.');
    return photo;
  };
  const withHead = () => {
    const photo = selected();
    const { head, treatment } = photo;
    if (!head || !treatment)
      throw new PreviewError(
        'no-head-found',
        'No head was found in this photo. Please point at it with the oval.',
      );
    return { photo, head, treatment };
  };

  return {
    version,

    async ready(): Promise<{ models: 'loaded' | 'missing' }> {
      return { models: await services.vision.ready() };
    },

    async openPhoto(photo: Blob, options: OpenOptions = {}): Promise<PhotoSummary> {
      return summary(await core.opening.open(photo, options, false));
    },

    async addPhoto(photo: Blob, options: OpenOptions = {}): Promise<PhotoSummary> {
      return summary(await core.opening.open(photo, options, true));
    },

    selectPhoto: (id: string): Promise<void> => core.opening.select(id),

    removePhoto: (id: string): Promise<void> => core.opening.remove(id),

    plan: (): TreatmentPlan => structuredClone(services.document.getState().plan),

    async updatePlan(patch: DeepPartial<TreatmentPlan>): Promise<void> {
      const started = performance.now();
      core.plan.update(patch, false);
      await drawing.update({ atOnce: true });
      services.timings['draw'] = services.timings['total'] = performance.now() - started;
    },

    async scalpMask(): Promise<{ width: number; height: number; coverage: Uint8Array }> {
      const { decoded, treatment } = selected();
      const { widthPx, heightPx } = decoded;
      if (!treatment)
        return { width: widthPx, height: heightPx, coverage: new Uint8Array(widthPx * heightPx) };
      return Promise.resolve(upsampleMask(treatment.scalp, widthPx, heightPx));
    },

    async follicles(): Promise<DrawnImpressions> {
      selected();
      await drawing.update();
      const drawn = services.viewport?.readFollicles();
      return {
        x: drawn?.x ?? new Float32Array(),
        y: drawn?.y ?? new Float32Array(),
        diameterPx: drawn?.diameterPx ?? new Float32Array(),
        session: drawn?.session ?? new Uint8Array(),
      };
    },

    async estimate() {
      const { head, treatment } = withHead();
      const { plan } = services.document.getState();
      return Promise.resolve({
        visibleAreaCm2: head.visibleAreaCm2,
        treatedAreaCm2: treatment.treatedAreaCm2,
        impressions: Math.round(treatment.treatedAreaCm2 * meanPerCm2(treatment.zones, plan)),
        mmPerPx: head.mmPerPx,
        mmPerPxUncertainty: head.mmPerPx * head.fit.scaleUncertainty,
        scaleSource: head.fit.scaleSource,
      });
    },

    async exportImage(options: {
      layout: ExportLayout;
      format: ExportFormat;
      quality?: number;
    }): Promise<Blob> {
      selected();
      await core.proposals.putAway();
      await drawing.update();
      return exportPicture(services, drawing, options, new AbortController().signal);
    },

    /** How the treated picture is lit on screen, where it is then seen whole; files keep the photo's own light. Resolves when drawn. */
    async setLight(light: LightCheck): Promise<void> {
      services.view.setState(inLight(light));
      services.viewport?.renderNow();
      await drawing.update();
    },

    timings: (): Record<string, number> => ({ ...services.timings }),

    close: (): Promise<void> => core.opening.close(),
  };
}

export type SmpPreview = ReturnType<typeof createSmpPreview>;

declare global {
  interface Window {
    smpPreview?: SmpPreview;
  }
}

function summary({ id, decoded, shown, head }: OpenPhoto): PhotoSummary {
  return {
    id,
    width: decoded.widthPx,
    height: decoded.heightPx,
    view: shown.view,
    segmentation: shown.segmentation,
    faceFound: shown.faceFound,
    confidence: head?.fit.confidence ?? 0,
  };
}
