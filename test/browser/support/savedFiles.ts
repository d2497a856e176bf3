import type { Page } from 'playwright-core';

export interface SavedFiles {
  readonly id: string;
  readonly summary: Record<string, unknown>;
  /** JSON. */
  readonly record: string;
  /** Bytes as Latin-1. */
  readonly pictures: readonly string[];
}

/** All that the page has saved, read past the app; `null` where there is no database at all. */
export const savedFiles = (page: Page): Promise<SavedFiles[] | null> =>
  page.evaluate(async () => {
    if ((await indexedDB.databases()).length === 0) return null;
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.message));
      });
    const opening = indexedDB.open('smp-preview');
    // It may be gone by now: it is not made anew for being looked at.
    opening.onupgradeneeded = () => opening.transaction!.abort();
    const database = await done(opening).catch(() => null);
    if (!database) return null;
    const reading = database.transaction(['summaries', 'files']);
    const summaries = reading.objectStore('summaries');
    const files = reading.objectStore('files');
    const [ids, kept, all] = await Promise.all([
      done(summaries.getAllKeys()) as Promise<string[]>,
      done(summaries.getAll()) as Promise<Record<string, unknown>[]>,
      done(files.getAll()) as Promise<{ record: Blob; pictures: Blob[] }[]>,
    ]);
    database.close();
    const latin1 = async (blob: Blob) => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 32_768)
        text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
      return text;
    };
    return Promise.all(
      ids.map(async (id, k) => ({
        id,
        summary: kept[k]!,
        record: await all[k]!.record.text(),
        pictures: await Promise.all(all[k]!.pictures.map(latin1)),
      })),
    );
  });

/** As another tab, a newer app or a failing disk may leave it. */
export const changeSaved = (
  page: Page,
  id: string,
  change: { readonly summary?: Record<string, unknown>; readonly record?: string },
): Promise<void> =>
  page.evaluate(
    async ({ id, change }) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(request.error?.message));
        });
      const database = await done(indexedDB.open('smp-preview'));
      const writing = database.transaction(['summaries', 'files'], 'readwrite');
      const [summaries, files] = [writing.objectStore('summaries'), writing.objectStore('files')];
      const [summary, kept] = await Promise.all([done(summaries.get(id)), done(files.get(id))]);
      await Promise.all([
        done(summaries.put({ ...summary, ...change.summary }, id)),
        done(
          files.put(change.record === undefined ? kept : { ...kept, record: new Blob([change.record]) }, id),
        ),
      ]);
      database.close();
    },
    { id, change },
  );
