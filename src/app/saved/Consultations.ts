import { MOST_NAME_LETTERS } from '../../domain/consultation';
import { PreviewError } from '../../domain/errors';
import type { DocumentState } from '../../state/documentStore';
import {
  consultationDamaged,
  deleteConsultation,
  listConsultations,
  readConsultation,
  saveConsultation,
} from '../../storage';
import type { DocumentEdits } from '../documentEdits';
import type { KeptConsultation, KeptPhoto, OpenCommands } from '../OpenCommands';
import type { Services } from '../services';
import { uniqueId } from '../uniqueId';
import { readRecord, recordFile, type DocumentHistory } from './consultationRecord';
import { announce } from '../../state/statusStore';

const SAVED = 'The consultation is saved on this device.';
const SAVED_TWICE =
  'The consultation is saved on this device. It was changed in another tab meanwhile, so yours is a second one.';
const DELETED = 'The consultation is deleted.';

/** What was open when it was last saved or opened from what is saved. */
interface Kept {
  readonly document: DocumentState;
  readonly photoIds: readonly string[];
}

/** Saves all that is open on this device, where the user asks for it, and brings it back. */
export class Consultations {
  private kept: Kept | null = null;
  private saving: Promise<void> | null = null;

  constructor(
    private readonly services: Services,
    private readonly opening: OpenCommands,
    private readonly edits: DocumentEdits,
  ) {
    services.document.subscribe(() => {
      this.judge();
    });
    services.status.subscribe((now, before) => {
      if (now.photo?.id !== before.photo?.id || now.photos.length !== before.photos.length) this.judge();
    });
  }

  /** @throws PreviewError storage-unavailable */
  async list(): Promise<void> {
    this.services.saved.setState({ list: await listConsultations() });
  }

  /**
   * In the place of the one that is worked on.
   *
   * @throws PreviewError no-photo, storage-full, storage-unavailable: what was saved before is as it was
   */
  async save(name: string): Promise<void> {
    await (this.saving ??= this.saveNow(name).finally(() => {
      this.saving = null;
    }));
  }

  private async saveNow(name: string): Promise<void> {
    const { photos, view, saved, status } = this.services;
    this.edits.settle();
    const { all, selected } = photos;
    if (!selected) throw new PreviewError('no-photo', 'Please open a photo first.');
    const kept = this.open();
    const { signal } = new AbortController();
    const record = recordFile({
      photos: all.map(({ id, decoded, openedView, openedOval }) => ({
        id,
        lens: decoded.lens,
        view: openedView,
        oval: openedOval,
      })),
      selectedId: selected.id,
      face: view.getState().face,
      history: this.history(),
    });
    record.catch(() => undefined);
    const pictures: Blob[] = [];
    for (const { decoded } of all) pictures.push(await decoded.plainFile(signal));
    const replaces = saved.getState().current;
    const current = await saveConsultation({
      name: name.trim().slice(0, MOST_NAME_LETTERS),
      nowMs: Date.now(),
      replaces,
      newId: uniqueId(),
      pictures,
      record: await record,
    });
    // Another photo came meanwhile: what was saved is not what is open.
    if (samePhotos(kept, this.open())) {
      this.kept = kept;
      saved.setState({ current });
      this.judge();
    }
    announce(status, replaces && replaces.id !== current.id ? SAVED_TWICE : SAVED);
    await this.list();
  }

  /**
   * In the place of what is open.
   *
   * @throws PreviewError unreadable-consultation, storage-unavailable: what is open stays open; aborted, or as opening a
   * photo: nothing is open any more, and what is saved is as it was
   */
  async openSaved(id: string): Promise<void> {
    try {
      const { summary, pictures, record } = await readConsultation(id);
      const { photos, selectedId, face, history } = await readRecord(record);
      if (photos.length !== pictures.length) throw consultationDamaged();
      const kept = photos.map((photo, k): KeptPhoto => ({ ...photo, file: pictures[k]! }));
      const restore = (): void => {
        this.restore(history);
        this.services.view.setState({ face });
        this.services.saved.setState({ current: summary });
        this.kept = {
          document: this.services.document.getState(),
          photoIds: photos.map((photo) => photo.id),
        };
      };
      await this.openAll({ photos: kept, selectedId, restore });
    } finally {
      await this.list();
    }
  }

  private async openAll(consultation: KeptConsultation): Promise<void> {
    try {
      await this.opening.openKept(consultation);
      this.judge();
    } catch (error) {
      // A part of it may not take its place.
      this.services.saved.setState({ current: null });
      throw error;
    }
  }

  /** @throws PreviewError storage-unavailable */
  async remove(id: string): Promise<void> {
    const { saved, status } = this.services;
    await deleteConsultation(id);
    if (saved.getState().current?.id === id) saved.setState({ current: null });
    this.judge();
    announce(status, DELETED);
    await this.list();
  }

  private history(): DocumentHistory {
    const { document } = this.services;
    const { pastStates, futureStates } = document.temporal.getState();
    const now = document.getState();
    const steps = [...pastStates, now, ...[...futureStates].reverse()];
    return { steps: steps.map((step) => ({ ...now, ...step })), at: pastStates.length };
  }

  private restore({ steps, at }: DocumentHistory): void {
    const { document } = this.services;
    this.edits.forget();
    const history = document.temporal;
    history.getState().pause();
    document.setState(steps[at]!, true);
    history.getState().resume();
    history.setState({ pastStates: steps.slice(0, at), futureStates: steps.slice(at + 1).reverse() });
  }

  private open(): Kept {
    const { document, photos } = this.services;
    return { document: document.getState(), photoIds: photos.ids };
  }

  /** Tells whether all that is open is saved as it is. */
  private judge(): void {
    const { saved } = this.services;
    const isKept = saved.getState().current !== null && this.kept !== null && same(this.kept, this.open());
    if (saved.getState().kept !== isKept) saved.setState({ kept: isKept });
  }
}

const samePhotos = (a: Kept, b: Kept): boolean =>
  a.photoIds.length === b.photoIds.length && a.photoIds.every((id, k) => id === b.photoIds[k]);

/** Undo and redo bring back the very same fields. */
const same = (a: Kept, b: Kept): boolean =>
  samePhotos(a, b) &&
  (Object.keys(b.document) as (keyof DocumentState)[]).every((key) => a.document[key] === b.document[key]);
