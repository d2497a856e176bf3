import * as v from 'valibot';
import { CLINICAL_VIEWS, type ClinicalView, type HeadOval } from '../../domain/observation';
import type { PhotoLens } from '../../domain/image';
import type { DocumentState } from '../../state/documentStore';
import type { Face } from '../../state/viewStore';
import { consultationDamaged, partsOf, SharedParts } from '../../storage';
import { documentSchema, headOvalSchema } from '../documentSchema';
import { nextTask } from '../nextTask';

/** What is known of a photo beside its picture. */
export interface PhotoRecord {
  readonly id: string;
  readonly lens: PhotoLens | null;
  /** As the photo was opened with them. */
  readonly view: ClinicalView | null;
  readonly oval: HeadOval | null;
}

/** Steps from the first to the last that can be done again. */
export interface DocumentHistory {
  readonly steps: readonly DocumentState[];
  /** The one that is shown. */
  readonly at: number;
}

/** All of a consultation but its pictures. */
export interface ConsultationRecord {
  /** In the order in which they were opened. */
  readonly photos: readonly PhotoRecord[];
  readonly selectedId: string;
  readonly face: Face;
  readonly history: DocumentHistory;
}

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const place = v.pipe(v.number(), v.integer(), v.minValue(0));

const recordSchema = v.strictObject({
  photos: v.pipe(
    v.array(
      v.strictObject({
        id: v.pipe(v.string(), v.minLength(1)),
        lens: v.nullable(v.strictObject({ focalPx: positive, logSigma: positive })),
        view: v.nullable(v.picklist(CLINICAL_VIEWS)),
        oval: v.nullable(headOvalSchema),
      }),
    ),
    v.minLength(1),
    v.check((photos) => new Set(photos.map(({ id }) => id)).size === photos.length),
  ),
  selectedId: v.string(),
  face: v.picklist(['home', 'consultation']),
  at: place,
  /** Of each step of the history among the parts. */
  steps: v.pipe(v.array(place), v.minLength(1)),
  parts: v.array(v.unknown()),
});

/** As JSON, step by step: a long history does not hold up the page. */
export async function recordFile({ history, ...rest }: ConsultationRecord): Promise<Blob> {
  const parts = new SharedParts();
  const steps: number[] = [];
  for (const step of history.steps) {
    steps.push(parts.add({ ...step }));
    await nextTask();
  }
  const head = JSON.stringify({ ...rest, at: history.at, steps });
  return new Blob([head.slice(0, -1), ',"parts":', parts.text, '}'], { type: 'application/json' });
}

/** @throws PreviewError unreadable-consultation where anything in it is not as it was written */
export async function readRecord(file: Blob): Promise<ConsultationRecord> {
  const { parts, steps, at, ...rest } = await checked(() => readJson(file));
  const { photos, selectedId } = rest;
  if (at >= steps.length || photos.every(({ id }) => id !== selectedId)) throw consultationDamaged();
  await nextTask();
  const built = await checked(() => partsOf(parts));
  const documents: DocumentState[] = [];
  for (const step of steps) {
    await nextTask();
    const document = built[step];
    // Looked at, not copied: equal parts of the steps stay one object.
    if (!v.is(documentSchema, document)) throw consultationDamaged();
    documents.push(document);
  }
  return { ...rest, history: { steps: documents, at } };
}

const readJson = async (file: Blob) => v.parse(recordSchema, JSON.parse(await file.text()));

/** What comes of broken JSON, of a wrong shape and of a part that names none is the same to the user. */
async function checked<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw consultationDamaged();
  }
}
