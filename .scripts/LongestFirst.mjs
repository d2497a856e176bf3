// @ts-check
import path from 'node:path';
import { BaseSequencer } from 'vitest/node';

/** Browser tests that take longest, the longest first: after a clean checkout vitest knows only how large a file is. */
const LONGEST = [
  'robust-heads',
  'three-views',
  'capture',
  'saved',
  'ui-states',
  'zones',
  'zone-tools',
  'robust',
  'export',
  'vision',
  'capture-cameras',
  'scars',
  'variants',
  'patterns',
  'hairline',
  'ui-plan',
  'zone-keys',
  'photo-quality',
  'journey',
  'dots-drawn',
  'ui-showing',
  'stipple',
  'ui-variants',
  'home',
  'bad-input',
  'fringe-light',
  'render',
  'hairline-pictures',
  'ui-home',
  'zone-means',
  'ui-consultation',
  'patient',
  'ui-patterns',
  'ui-said',
  'showing',
  'heads',
  'ui-photos',
  'render-rim',
  'render-retreat',
  'render-variants',
  'ui-saved',
  'ui-head',
  'not-heads',
  'gpu-memory',
  'pigment-contrast',
  'undo-any',
  'fringe-heads',
  'without-models',
  'hairline-height',
  'skin-hair-tone',
  'imaging-save',
  'pigment-hue',
  'own-hair',
  'lens',
];

/** So that no long file is begun last, while the other worker has nothing left to do. */
export class LongestFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    /** @param {import('vitest/node').TestSpecification} file */
    const place = ({ project, moduleId }) => {
      const name = path.basename(moduleId, '.test.ts');
      const at = project.name === 'browser' ? LONGEST.indexOf(name) : -1;
      return at >= 0 ? at : LONGEST.length;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
