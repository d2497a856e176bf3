import { expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import { createDocumentStore, EMPTY_DOCUMENT } from '../../src/state/documentStore';

it('knows the document without what moves live, until that is let go', () => {
  const document = createDocumentStore();
  const edits = new DocumentEdits(document);
  const plan = { ...EMPTY_DOCUMENT.plan, enabled: false };
  edits.update({ plan, step: 'zone-drawn' }, 'pen', true);
  expect(document.getState().step).toBe('zone-drawn');
  expect(edits.recorded).toEqual(EMPTY_DOCUMENT);
  edits.abandon();
  expect(edits.recorded).toEqual(EMPTY_DOCUMENT);
  edits.update({ plan, step: 'zone-drawn' }, 'pen', true);
  edits.settle();
  expect(edits.recorded).toMatchObject({ plan, step: 'zone-drawn' });
});
