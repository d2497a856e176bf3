import { PreviewError } from '../domain/errors';
import { createDocumentStore, EMPTY_DOCUMENT } from '../state/documentStore';
import { createStatusStore } from '../state/statusStore';
import { createViewStore, INITIAL_VIEW } from '../state/viewStore';
import { createVision } from '../vision';
import { createComputeClient } from './computeClient';
import { createViewport } from './createViewport';
import { Drawing } from './Drawing';
import { OvalFollower } from './followOval';
import { closeAll, openPhoto } from './openPhoto';
import { OpenPhotos, type OpenPhoto } from './photos';
import { PlanCommands } from './planCommands';
import type { OpenOptions, PreviewApp, PreviewCommands } from './PreviewApp';
import { savePicture } from './savePicture';
import type { Services } from './services';
import { StrokeTool } from './strokeTool';
import { ViewCommands } from './ViewCommands';

/** What the automation interface needs beyond the screen's commands. */
export interface PreviewCore {
  readonly services: Services;
  readonly drawing: Drawing;
  open(file: Blob, options: OpenOptions, keepOthers: boolean): Promise<OpenPhoto>;
  select(id: string): Promise<void>;
  close(): Promise<void>;
  readonly plan: PlanCommands;
}

/** Builds the whole app; `addresses` are on the app's own origin. */
export function createPreviewApp(addresses: {
  modelsBaseUrl: string;
  sampleUrl: string;
}): PreviewApp & { core: PreviewCore } {
  const document = createDocumentStore();
  const view = createViewStore();
  const status = createStatusStore();
  const compute = createComputeClient();
  const planting = createComputeClient();
  const viewport = createViewport(status);
  const services: Services = {
    document,
    view,
    status,
    vision: createVision({ modelsBaseUrl: addresses.modelsBaseUrl }),
    compute: compute.remote,
    planting: planting.remote,
    viewport,
    maxTextureSidePx: viewport?.maxTextureSidePx ?? 0,
    photos: new OpenPhotos(),
    timings: {},
  };
  const drawing = new Drawing(services);
  const plan = new PlanCommands(document);
  const strokes = new StrokeTool(services, drawing, plan);
  const ovals = new OvalFollower(services, drawing);
  const viewCommands = new ViewCommands(services);
  let opening: AbortController | null = null;
  let saving: AbortController | null = null;

  const resetDocument = (): void => {
    plan.forget();
    document.setState(EMPTY_DOCUMENT);
    document.temporal.getState().clear();
  };

  const open: PreviewCore['open'] = async (file, options, keepOthers) => {
    opening?.abort();
    const controller = new AbortController();
    opening = controller;
    status.setState({ error: null });
    try {
      const photo = await openPhoto(services, drawing, {
        file,
        options,
        keepOthers,
        signal: controller.signal,
        onReplaced: keepOthers ? () => undefined : resetDocument,
      });
      viewCommands.showWhole();
      return photo;
    } finally {
      if (opening === controller) {
        opening = null;
        status.setState({ job: null });
      }
    }
  };

  const close = async (): Promise<void> => {
    opening?.abort();
    await closeAll(services);
    drawing.setField(null);
    resetDocument();
    view.setState(INITIAL_VIEW);
    status.setState({ photo: null, error: null, job: null });
    await drawing.update();
  };

  const redraw = (): void => {
    shown(ovals.follow().then(() => drawing.update()));
  };
  document.subscribe(redraw);
  document.temporal.subscribe(({ pastStates, futureStates }) => {
    status.setState({ canUndo: pastStates.length > 0, canRedo: futureStates.length > 0 });
  });

  /** Failures of what the screen asked for are shown there; a stop that the user asked for is not a failure. */
  function shown(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (error instanceof PreviewError) {
        if (error.code !== 'aborted')
          status.setState({ error: { code: error.code, message: error.message } });
        return;
      }
      console.error(error);
      status.setState({
        error: {
          code: 'unexpected',
          message: 'Something went wrong here. Your photo is still open; please try again.',
        },
      });
    });
  }
  const onScreen = async (work: Promise<unknown>): Promise<void> => {
    shown(work);
    await work.then(
      () => undefined,
      () => undefined,
    );
  };

  const commands: PreviewCommands = {
    openPhoto: (photo, options = {}) => onScreen(open(photo, options, false)),
    openSample: () =>
      onScreen(
        (async () => {
          const answer = await fetch(addresses.sampleUrl);
          if (!answer.ok)
            throw new PreviewError(
              'corrupt-image',
              'The sample photo could not be loaded. Please choose a photo of your own.',
            );
          await open(await answer.blob(), {}, false);
        })(),
      ),
    cancel: () => {
      opening?.abort();
      saving?.abort();
    },
    closePhoto: () => {
      shown(close());
    },
    dismissError: () => {
      status.setState({ error: null });
    },
    updatePlan: (patch, options) =>
      onScreen(
        (async () => {
          plan.update(patch, options?.live ?? false);
          await drawing.update();
        })(),
      ),
    undo: () => {
      plan.settle();
      document.temporal.getState().undo();
      status.setState({ announcement: 'Undone.' });
    },
    redo: () => {
      plan.settle();
      document.temporal.getState().redo();
      status.setState({ announcement: 'Done again.' });
    },
    pointAtHead: (oval) =>
      onScreen(
        (async () => {
          const photo = services.photos.selected;
          if (!photo) throw new PreviewError('no-photo', 'Please open a photo first.');
          plan.settle();
          document.setState({ ovals: { ...document.getState().ovals, [photo.id]: oval } });
          await ovals.follow();
          await drawing.update();
        })(),
      ),
    strokeStart: (x, y) => {
      strokes.start(x, y);
    },
    strokeMove: (points) => {
      strokes.move(points);
    },
    strokeEnd: () => {
      strokes.end();
    },
    save: (options) => {
      saving?.abort();
      saving = new AbortController();
      return onScreen(savePicture(services, drawing, options, saving.signal));
    },
    ...viewCommands.bound,
  };

  // Graphics last: where shaders cannot be compiled beside the page, a busy machine would make it wait.
  const warmed = [compute.remote.warm('geometry'), planting.remote.warm('field')];
  void Promise.allSettled(warmed).then(() => viewport?.warm());
  status.setState({ models: 'loading' });
  services.vision.ready().then(
    (models) => {
      status.setState({ models });
    },
    () => {
      status.setState({ models: 'missing' });
    },
  );

  return {
    document,
    view,
    status,
    commands,
    mountCanvas: (host) => viewCommands.mount(host),
    core: {
      services,
      drawing,
      open,
      close,
      plan,
      async select(id) {
        if (!services.photos.get(id))
          throw new PreviewError('unknown-photo', 'This photo is not open any more.');
        services.photos.select(id);
        await ovals.follow();
        await drawing.update();
        viewCommands.showWhole();
      },
    },
  };
}
