import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { asRefusal, storageMissing } from './refusals';

const NAME = 'smp-preview';
const VERSION = 1;

/** What is kept of a consultation beside its line in the list. Files, not lists: a browser keeps those without copying them through the page. */
export interface ConsultationFiles {
  readonly pictures: readonly Blob[];
  /** JSON. */
  readonly record: Blob;
}

/** Both stores by the consultation's id; what lies there may be of another version, or damaged. */
export interface Schema extends DBSchema {
  summaries: { key: string; value: unknown };
  files: { key: string; value: ConsultationFiles };
}

export type Database = IDBPDatabase<Schema>;

/**
 * Opens the database for one piece of work and closes it: another tab may then change or delete it. Where nothing was
 * ever saved none is made, unless it is to be written to.
 *
 * @returns null where there is none
 * @throws PreviewError storage-full, storage-unavailable, unreadable-consultation
 */
export async function inDatabase<T>(
  make: boolean,
  work: (database: Database) => Promise<T>,
): Promise<T | null> {
  if (typeof indexedDB === 'undefined') throw storageMissing();
  const making = { isCalledOff: false };
  let database: Database | null = null;
  try {
    if (!make && !(await mayBeThere())) return null;
    database = await openDB<Schema>(NAME, VERSION, {
      upgrade(fresh, _from, _to, transaction) {
        if (make) {
          fresh.createObjectStore('summaries');
          fresh.createObjectStore('files');
          return;
        }
        // A database whose making is called off is not there afterwards.
        making.isCalledOff = true;
        transaction.done.catch(() => undefined);
        transaction.abort();
      },
      blocking: () => database?.close(),
    });
    return await work(database);
  } catch (error) {
    if (making.isCalledOff) return null;
    throw asRefusal(error);
  } finally {
    database?.close();
  }
}

/** Most browsers tell; for the others it has to be tried. */
async function mayBeThere(): Promise<boolean> {
  if (!('databases' in indexedDB)) return true;
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}

/** Leaves no trace; where another tab holds it open, as soon as that lets go. */
export async function removeDatabase(): Promise<void> {
  try {
    await deleteDB(NAME);
  } catch (error) {
    throw asRefusal(error);
  }
}
