import type { SeenMasks } from '../domain/observation';
import type { ModelName, VisionReply, VisionRequest } from './protocol';
import { fetchModels } from './worker/models';
import { observe, warm } from './worker/observe';
import { openTasks, type VisionTasks } from './worker/tasks';

declare const self: DedicatedWorkerGlobalScope;

const MODELS: readonly ModelName[] = ['person', 'hair', 'face'];
let tasks: Promise<VisionTasks> | null = null;

const post = (reply: VisionReply, transfer: Transferable[] = []): void => self.postMessage(reply, transfer);

async function load(modelsBaseUrl: string): Promise<VisionTasks> {
  const opened = await openTasks(await fetchModels(modelsBaseUrl));
  post({ kind: 'loaded', models: MODELS.filter((model) => opened[model] !== null) });
  await warm(opened);
  return opened;
}

async function answer(request: VisionRequest): Promise<void> {
  if (request.kind === 'load') {
    tasks = load(request.modelsBaseUrl);
    return;
  }
  if (!tasks) throw new Error('observe before load');
  const image = new ImageData(new Uint8ClampedArray(request.rgba), request.widthPx, request.heightPx);
  let masks: SeenMasks = { person: null, hair: null };
  const seen = await observe(
    await tasks,
    image,
    (fraction) => post({ kind: 'progress', fraction }),
    (found) => post({ kind: 'masks', masks: (masks = found) }),
  );
  const masksStand = seen.person === masks.person;
  const observation = { ...seen, person: masksStand ? null : seen.person, hair: null };
  const transfer = [
    observation.person?.coverage.buffer,
    observation.face?.landmarks.buffer,
    observation.face?.poseCm.buffer,
  ].filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
  post({ kind: 'observed', observation, masksStand }, transfer);
}

self.onmessage = ({ data: request }: MessageEvent<VisionRequest>): void => {
  // Only a reported error reaches the page; a rejection would leave it waiting.
  answer(request).catch((cause: unknown) => self.reportError(cause));
};
