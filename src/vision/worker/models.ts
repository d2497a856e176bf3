import type { ModelName } from '../protocol';

/** File name and the bytes that tell the format from an error page: zip (.task) and FlatBuffers' TFL3 (.tflite). */
const FILES: Record<ModelName, { name: string; magic: string; atByte: number }> = {
  person: { name: 'selfie_segmenter.tflite', magic: 'TFL3', atByte: 4 },
  hair: { name: 'hair_segmenter.tflite', magic: 'TFL3', atByte: 4 },
  face: { name: 'face_landmarker.task', magic: 'PK', atByte: 0 },
};

export type ModelBytes = Partial<Record<ModelName, Uint8Array>>;

async function fetchModel(baseUrl: string, model: ModelName): Promise<Uint8Array | null> {
  const { name, magic, atByte } = FILES[model];
  try {
    const response = await fetch(new URL(name, baseUrl), { mode: 'same-origin' });
    if (!response.ok) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Hosts of single-page apps answer a missing file with index.html and 200.
    const found = String.fromCharCode(...bytes.subarray(atByte, atByte + magic.length));
    return found === magic ? bytes : null;
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
