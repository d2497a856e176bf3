// @ts-check
import path from 'node:path';
import { BaseSequencer } from 'vitest/node';

/** Browser tests that take longest, the longest first: after a clean checkout vitest knows only how large a file is. */
const LONGEST = [
  'robust-heads',
  'ui-states',
  'robust',
  'photo-quality',
  'capture',
  'responsive',
  'pigment-contrast',
  'export',
  'ui-plan',
  'zones',
  'heads',
  'capture-cameras',
  'vision',
  'hairline-height',
  'journey',
  'not-heads',
  'lens',
  'without-models',
];

/** So that no long file is begun last, while the other worker has nothing left to do. */
export class LongestFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    /** @param {import('vitest/node').TestSpecification} file */
    const place = ({ project, moduleId }) => {
      const at = project.name === 'browser' ? LONGEST.indexOf(path.basename(moduleId, '.test.ts')) : -1;
      return at < 0 ? LONGEST.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
