import * as v from 'valibot';
import { MOST_NAME_LETTERS, type SavedConsultation } from '../domain/consultation';
import { inDatabase, removeDatabase, type ConsultationFiles, type Database } from './database';
import * as refusals from './refusals';

/** Of the summary and of the record together. */
const VERSION = 1;

const summarySchema = v.object({
  version: v.literal(VERSION),
  name: v.pipe(v.string(), v.maxLength(MOST_NAME_LETTERS)),
  savedAtMs: v.pipe(v.number(), v.finite()),
  photos: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const newerSchema = v.object({ version: v.pipe(v.number(), v.gtValue(VERSION)) });
const filesSchema = v.object({
  pictures: v.pipe(v.array(v.instance(Blob)), v.minLength(1)),
  record: v.instance(Blob),
});

const UNKNOWN = { name: '', savedAtMs: 0, photos: 0 };

function savedConsultation(id: string, summary: unknown): SavedConsultation {
  const known = v.safeParse(summarySchema, summary);
  if (known.success) {
    const { name, savedAtMs, photos } = known.output;
    return { id, name, savedAtMs, photos, state: 'whole' };
  }
  return { id, ...UNKNOWN, state: v.is(newerSchema, summary) ? 'newer' : 'damaged' };
}

/**
 * The newest first. Nothing is stored by asking.
 *
 * @throws PreviewError storage-unavailable
 */
export async function listConsultations(): Promise<readonly SavedConsultation[]> {
  const list = await inDatabase(false, async (database) => {
    const { store } = database.transaction('summaries');
    const [ids, summaries] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return ids.map((id, k) => savedConsultation(id, summaries[k]));
  });
  return (list ?? []).sort((a, b) => b.savedAtMs - a.savedAtMs);
}

export interface KeptConsultation extends ConsultationFiles {
  readonly summary: SavedConsultation;
}

/**
 * With its files in memory: they stay readable when the saved ones are replaced or deleted.
 *
 * @throws PreviewError unreadable-consultation, storage-unavailable
 */
export async function readConsultation(id: string): Promise<KeptConsultation> {
  const found = await inDatabase(false, async (database) => {
    const reading = database.transaction(['summaries', 'files']);
    const [summary, files] = await Promise.all([
      reading.objectStore('summaries').get(id),
      reading.objectStore('files').get(id),
    ]);
    return summary === undefined ? null : { summary: savedConsultation(id, summary), files };
  });
  if (!found) throw refusals.consultationGone();
  const { summary, files } = found;
  if (summary.state === 'newer') throw refusals.consultationNewer();
  if (summary.state === 'damaged' || !v.is(filesSchema, files) || files.pictures.length !== summary.photos)
    throw refusals.consultationDamaged();
  try {
    const [record, ...pictures] = await Promise.all([files.record, ...files.pictures].map(inMemory));
    if (!record) throw refusals.consultationDamaged();
    return { summary, pictures, record };
  } catch {
    throw refusals.consultationDamaged();
  }
}

const inMemory = async (file: Blob): Promise<Blob> =>
  new Blob([await file.arrayBuffer()], { type: file.type });

export interface Saving extends ConsultationFiles {
  readonly name: string;
  readonly nowMs: number;
  /** What is saved anew; null: a consultation that was never saved. */
  readonly replaces: SavedConsultation | null;
  /** Of a consultation that is not saved yet. */
  readonly newId: string;
}

/**
 * All of it or nothing. One that was saved in another tab meanwhile is not replaced: this becomes a second one.
 *
 * @throws PreviewError storage-full, storage-unavailable: what was saved before is as it was
 */
export async function saveConsultation(saving: Saving): Promise<SavedConsultation> {
  const saved = await inDatabase(true, (database) => put(database, saving));
  if (!saved) throw refusals.storageFailed();
  askToKeep();
  return saved;
}

/** A browser may else clear it when the device is full. It may ask the user about it, or say no. */
function askToKeep(): void {
  // Only a page that came over https is offered this.
  if ('storage' in navigator) navigator.storage.persist().catch(() => undefined);
}

async function put(database: Database, saving: Saving): Promise<SavedConsultation> {
  const { name, nowMs, replaces, newId, pictures, record } = saving;
  const writing = database.transaction(['summaries', 'files'], 'readwrite', { durability: 'strict' });
  writing.done.catch(() => undefined);
  const summaries = writing.objectStore('summaries');
  try {
    const there = replaces && (await summaries.get(replaces.id));
    const isSame = !there || savedConsultation('', there).savedAtMs === replaces.savedAtMs;
    const id = replaces && isSame ? replaces.id : newId;
    const summary = { version: VERSION, name, savedAtMs: nowMs, photos: pictures.length };
    const listed = summaries.put(summary, id);
    // Taken back with the transaction, should the files fail at once: that failure is the one that is told.
    listed.catch(() => undefined);
    await Promise.all([listed, writing.objectStore('files').put({ pictures, record }, id)]);
    await writing.done;
    return savedConsultation(id, summary);
  } catch (error) {
    abort(writing);
    throw error;
  }
}

/** What was written so far is taken back, unless the browser did so already. */
function abort(writing: { abort: () => void }): void {
  try {
    writing.abort();
  } catch {
    // It has ended.
  }
}

/**
 * With the last one the whole database goes.
 *
 * @throws PreviewError storage-unavailable
 */
export async function deleteConsultation(id: string): Promise<void> {
  const left = await inDatabase(false, async (database) => {
    const writing = database.transaction(['summaries', 'files'], 'readwrite');
    const summaries = writing.objectStore('summaries');
    const [, , count] = await Promise.all([
      summaries.delete(id),
      writing.objectStore('files').delete(id),
      summaries.count(),
      writing.done,
    ]);
    return count;
  });
  if (left === 0) await removeDatabase();
}
