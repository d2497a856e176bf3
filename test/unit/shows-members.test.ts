import { expect, test } from 'vitest';
import { showsMembers } from '../../src/domain/follicles/units';

test.each([
  [0.12, 0.3, true],
  [0.25, null, true],
  [0.29, null, false],
  [0.12, 0.7, false],
])('at %d mm a px and detail of %d mm the dots of a group are seen: %s', (mmPerPx, finestDetailMm, seen) => {
  expect(showsMembers(mmPerPx, finestDetailMm)).toBe(seen);
});
