import type { ModelName } from '../protocol';

/** File name and the mark that tells the format from an error page: FlatBuffers' (.tflite) and a zip's (.task). */
const FILES: Record<ModelName, { name: string; mark: string }> = {
  person: { name: 'selfie_segmenter.tflite', mark: 'TFL3' },
  hair: { name: 'hair_segmenter.tflite', mark: 'TFL3' },
  face: { name: 'face_landmarker.task', mark: 'PK\x03\x04' },
};
/** The mark stands among these first bytes: after an offset in a .tflite, after padding in a .task. */
const MARK_WITHIN_BYTES = 64;

export type ModelBytes = Partial<Record<ModelName, Uint8Array>>;

async function fetchModel(baseUrl: string, model: ModelName): Promise<Uint8Array | null> {
  const { name, mark } = FILES[model];
  try {
    const response = await fetch(new URL(name, baseUrl), { mode: 'same-origin' });
    if (!response.ok) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Hosts of single-page apps answer a missing file with index.html and 200.
    return String.fromCharCode(...bytes.subarray(0, MARK_WITHIN_BYTES)).includes(mark) ? bytes : null;
  } catch {
    return null;
  }
}

/** The models that the origin has; each may be missing by itself. Never rejects. */
export async function fetchModels(baseUrl: string): Promise<ModelBytes> {
  const names: ModelName[] = ['person', 'hair', 'face'];
  const found: ModelBytes = {};
  await Promise.all(
    names.map(async (model) => {
      const bytes = await fetchModel(baseUrl, model);
      if (bytes) found[model] = bytes;
    }),
  );
  return found;
}
