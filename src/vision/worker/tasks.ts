import { FaceLandmarker, ImageSegmenter } from '@mediapipe/tasks-vision';
import { FACE_CONFIDENCE } from './face';
import type { ModelBytes } from './models';
import { pixelCanvas } from './pixelContext';
import { openFileset, type WasmFileset } from './wasm';

export interface VisionTasks {
  readonly person: ImageSegmenter | null;
  readonly hair: ImageSegmenter | null;
  readonly face: FaceLandmarker | null;
}

/** The GPU delegate permutes classes on some phones (google-ai-edge/mediapipe #6142, #5190). */
const onCpu = (modelAssetBuffer: Uint8Array) => ({ modelAssetBuffer, delegate: 'CPU' as const });
const segmenter = (fileset: WasmFileset, bytes: Uint8Array): Promise<ImageSegmenter> =>
  ImageSegmenter.createFromOptions(fileset, {
    baseOptions: onCpu(bytes),
    canvas: pixelCanvas(),
    runningMode: 'IMAGE',
    outputConfidenceMasks: true,
    outputCategoryMask: false,
  });

const landmarker = (fileset: WasmFileset, bytes: Uint8Array): Promise<FaceLandmarker> =>
  FaceLandmarker.createFromOptions(fileset, {
    baseOptions: onCpu(bytes),
    canvas: pixelCanvas(),
    runningMode: 'IMAGE',
    numFaces: 1,
    minFaceDetectionConfidence: FACE_CONFIDENCE,
    minFacePresenceConfidence: FACE_CONFIDENCE,
    outputFacialTransformationMatrixes: true,
  });

async function attempt<T>(
  bytes: Uint8Array | undefined,
  make: (bytes: Uint8Array) => Promise<T>,
): Promise<T | null> {
  if (!bytes) return null;
  try {
    return await make(bytes);
  } catch (cause) {
    console.warn('A vision model does not run here:', cause);
    return null;
  }
}

/** One task a model that is there and runs; all null where WebAssembly does not do it. Never rejects. */
export async function openTasks(models: ModelBytes): Promise<VisionTasks> {
  const none: VisionTasks = { person: null, hair: null, face: null };
  if (!models.person && !models.hair && !models.face) return none;
  try {
    const fileset = await openFileset();
    // In turn, not together: see wasm.ts.
    const person = await attempt(models.person, (bytes) => segmenter(fileset, bytes));
    const hair = await attempt(models.hair, (bytes) => segmenter(fileset, bytes));
    const face = await attempt(models.face, (bytes) => landmarker(fileset, bytes));
    return { person, hair, face };
  } catch (cause) {
    console.warn('Vision is not available:', cause);
    return none;
  }
}
