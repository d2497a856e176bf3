import { changedCorrection } from '../domain/head/correctedFit';
import { NO_CORRECTION, type HeadChange } from '../domain/head/correction';
import { PreviewError } from '../domain/errors';
import type { HeadOval } from '../domain/observation';
import type { DocumentEdits } from './documentEdits';
import type { Services } from './services';

/** Where the person says the head is, as steps of the document. */
export class HeadCommands {
  constructor(
    private readonly services: Services,
    private readonly edits: DocumentEdits,
  ) {}

  adjust(change: HeadChange, live: boolean): void {
    const { photos, document } = this.services;
    const photo = photos.selected;
    if (!photo?.machineFit) return;
    const { corrections } = document.getState();
    const correction = changedCorrection(corrections[photo.id] ?? NO_CORRECTION, change);
    const next = { corrections: { ...corrections, [photo.id]: correction } };
    this.edits.update({ ...next, step: 'head' }, `head:${photo.id}`, live);
  }

  /** @throws PreviewError no-photo */
  point(oval: HeadOval): void {
    const { photos, document } = this.services;
    const photo = photos.selected;
    if (!photo) throw new PreviewError('no-photo', 'Please open a photo first.');
    this.edits.settle();
    const { ovals, corrections } = document.getState();
    // What was put right on the head that the machine had found says nothing about the next one.
    const { [photo.id]: _, ...others } = corrections;
    document.setState({ step: 'head', ovals: { ...ovals, [photo.id]: oval }, corrections: others });
  }
}
