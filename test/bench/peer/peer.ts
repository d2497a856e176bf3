import { FaceLandmarker, FilesetResolver, ImageSegmenter } from '@mediapipe/tasks-vision';
import {
  LinearSRGBColorSpace,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  Texture,
  WebGLRenderer,
} from 'three';

/** What the app is compared with: the photo drawn once with three, and decoding plus the bare models. */
export interface Peer {
  /** Milliseconds of each of `runs` draws of the photo into a canvas of its own size, read back. */
  plainPhoto(photo: Blob, runs: number): Promise<number[]>;
  /**
   * Milliseconds of each of `runs` times, models loaded and warm: of decode, scaling and the three models' inference
   * (`opened`), and of the inference alone (`models`).
   */
  bareInference(photo: Blob, runs: number): Promise<{ opened: number[]; models: number[] }>;
}

declare global {
  interface Window {
    peer: Peer;
  }
}

const ANALYSIS_MAX_SIDE_PX = 1024;

async function plainPhoto(photo: Blob, runs: number): Promise<number[]> {
  const bitmap = await createImageBitmap(photo);
  const renderer = new WebGLRenderer({ antialias: false, preserveDrawingBuffer: true });
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.setSize(bitmap.width, bitmap.height);
  const texture = new Texture(bitmap);
  texture.generateMipmaps = false;
  texture.needsUpdate = true;
  const scene = new Scene();
  scene.add(new Mesh(new PlaneGeometry(2, 2), new MeshBasicMaterial({ map: texture })));
  const camera = new OrthographicCamera(-1, 1, 1, -1, -1, 1);
  const pixel = new Uint8Array(4);
  const gl = renderer.getContext();
  const times: number[] = [];
  for (let run = -2; run < runs; run++) {
    const started = performance.now();
    renderer.render(scene, camera);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    if (run >= 0) times.push(performance.now() - started);
  }
  if (pixel[3] !== 255) throw new Error('the plain photo was not drawn');
  renderer.dispose();
  return times;
}

type Models = readonly [person: ImageSegmenter, hair: ImageSegmenter, face: FaceLandmarker];
let loaded: Promise<Models> | undefined;

async function loadModels(): Promise<Models> {
  const fileset = await FilesetResolver.forVisionTasks(new URL('./wasm', document.baseURI).href);
  const model = (name: string) => ({
    modelAssetPath: new URL(`./models/${name}`, document.baseURI).href,
    delegate: 'CPU' as const,
  });
  const segmenter = { outputConfidenceMasks: true, outputCategoryMask: false, runningMode: 'IMAGE' as const };
  return [
    await ImageSegmenter.createFromOptions(fileset, {
      baseOptions: model('selfie_segmenter.tflite'),
      ...segmenter,
    }),
    await ImageSegmenter.createFromOptions(fileset, {
      baseOptions: model('hair_segmenter.tflite'),
      ...segmenter,
    }),
    await FaceLandmarker.createFromOptions(fileset, {
      baseOptions: model('face_landmarker.task'),
      outputFacialTransformationMatrixes: true,
      runningMode: 'IMAGE',
    }),
  ];
}

async function bareInference(photo: Blob, runs: number): Promise<{ opened: number[]; models: number[] }> {
  const warmRuns = loaded ? 0 : 2;
  const [person, hair, face] = await (loaded ??= loadModels());
  const opened: number[] = [];
  const models: number[] = [];
  for (let run = -warmRuns; run < runs; run++) {
    const started = performance.now();
    const bitmap = await createImageBitmap(photo);
    const scale = Math.min(1, ANALYSIS_MAX_SIDE_PX / Math.max(bitmap.width, bitmap.height));
    const small = await createImageBitmap(bitmap, {
      resizeWidth: Math.round(bitmap.width * scale),
      resizeHeight: Math.round(bitmap.height * scale),
      resizeQuality: 'high',
    });
    const scaled = performance.now();
    for (const task of [person, hair]) {
      const result = task.segment(small);
      for (const mask of result.confidenceMasks ?? []) {
        mask.getAsFloat32Array();
        mask.close();
      }
    }
    face.detect(small);
    const ended = performance.now();
    if (run >= 0) {
      opened.push(ended - started);
      models.push(ended - scaled);
    }
    small.close();
    bitmap.close();
  }
  return { opened, models };
}

window.peer = { plainPhoto, bareInference };
