import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { createDocumentStore } from '../state/documentStore';
import { createSavedStore } from '../state/savedStore';
import { announce, createStatusStore } from '../state/statusStore';
import { createLineStore } from '../state/lineStore';
import { createPatternStore } from '../state/patternStore';
import { createTrialStore } from '../state/trialStore';
import { createViewStore } from '../state/viewStore';
import { createWireStore } from '../state/wireStore';
import { createVision } from '../vision';
import { CaptureSession } from './capture/CaptureSession';
import { createComputeClient } from './computeClient';
import { createViewport } from './createViewport';
import { DocumentEdits } from './documentEdits';
import { Drawing } from './Drawing';
import { HeadFollower } from './followHead';
import { HeadCommands } from './headCommands';
import { listCommands } from './listCommands';
import { LineTool } from './LineTool';
import { OpenCommands } from './OpenCommands';
import { OpenPhotos } from './photos';
import { PatternProposals } from './PatternProposals';
import { PlanCommands } from './planCommands';
import type { DeepPartial, PreviewApp, PreviewCommands, SaveOptions } from './PreviewApp';
import { QualityJudge } from './QualityJudge';
import { reportFailure } from './reportFailure';
import { savePicture } from './savePicture';
import type { Services } from './services';
import { HistoryTeller } from './shownHistory';
import { SlowWork } from './slowWork';
import { Consultations } from './saved/Consultations';
import { ScarTool } from './scarTool';
import { StrokeTool } from './strokeTool';
import { TrialPictures } from './TrialPictures';
import { VariantCommands } from './variantCommands';
import { takeBackCorner } from './tools/openPolygon';
import { ShadePicker } from './tools/ShadePicker';
import { ZonePen } from './tools/ZonePen';
import { ViewCommands } from './ViewCommands';
import { ScarCommands } from './scarCommands';
import { ZoneCommands } from './zoneCommands';

/** What the automation interface needs beyond the screen's commands. */
export interface PreviewCore {
  readonly services: Services;
  readonly drawing: Drawing;
  readonly opening: OpenCommands;
  readonly plan: PlanCommands;
  readonly proposals: PatternProposals;
}

export interface AppAddresses {
  /** Both on the app's own origin. */
  readonly modelsBaseUrl: string;
  readonly sampleUrl: string;
}

export interface CreatedApp extends PreviewApp {
  readonly core: PreviewCore;
  /** Ends the workers and gives the graphics memory back; the app is unusable afterwards. */
  dispose(): void;
}

/** Builds the whole app. */
export function createPreviewApp({ modelsBaseUrl, sampleUrl }: AppAddresses): CreatedApp {
  const document = createDocumentStore();
  const view = createViewStore();
  const status = createStatusStore();
  const saved = createSavedStore();
  const compute = createComputeClient();
  const planting = createComputeClient();
  const viewport = createViewport(status);
  const services: Services = {
    document,
    view,
    status,
    saved,
    vision: createVision({ modelsBaseUrl }),
    compute: compute.remote,
    planting: planting.remote,
    viewport,
    maxTextureSidePx: viewport?.maxTextureSidePx ?? 0,
    photos: new OpenPhotos(),
    timings: {},
  };
  const drawing = new Drawing(services);
  const edits = new DocumentEdits(document);
  const plan = new PlanCommands(document, edits);
  const heads = new HeadCommands(services, edits);
  const strokes = new StrokeTool(services, drawing, edits);
  const wire = createWireStore();
  const scars = new ScarTool(services, plan);
  const scarList = new ScarCommands(document, view, plan);
  const zones = new ZoneCommands(document, view, plan);
  const pen = new ZonePen(services, plan, edits);
  const variants = new VariantCommands(document, edits, (announcement) => {
    announce(status, announcement);
  });
  const shades = new ShadePicker(services, plan, zones);
  const line = createLineStore();
  const lines = new LineTool(services, plan, line);
  const follower = new HeadFollower(services, drawing, wire, (fit) => lines.onWire(fit));
  const patterns = createPatternStore();
  const proposals = new PatternProposals(services, drawing, plan, patterns);
  const trials = createTrialStore();
  const trialPictures = new TrialPictures(services, drawing, line, trials);
  const judge = new QualityJudge(services, drawing);
  const viewCommands = new ViewCommands(services);
  const slow = new SlowWork(status);
  const follow = async (): Promise<void> => {
    await follower.follow();
    await drawing.update();
  };
  const opening = new OpenCommands(services, drawing, edits, follow, viewCommands);
  const report = reportFailure(status);
  const consultations = new Consultations(services, opening, edits);
  const capture = new CaptureSession();
  let saving: AbortController | null = null;

  document.subscribe((now, before) => {
    if (now.plan.hairline !== before.plan.hairline) lines.show().catch(report);
    proposals.followZones(now.plan.zones, before.plan.zones).catch(report);
    const isUniform = now.plan.density.uniform;
    if (now.corrections !== before.corrections || isUniform !== before.plan.density.uniform)
      follower.showWire().catch(report);
    slow.watch(follow()).catch(report);
  });
  status.subscribe((now, before) => {
    if (now.photo === before.photo) return;
    follower.showWire().catch(report);
    lines
      .show()
      .then(() => lines.look())
      .catch(report);
    proposals.follow().catch(report);
    judge.wake(report);
  });
  const followTrials = (): void => void trialPictures.follow().catch(report);
  document.subscribe(followTrials);
  status.subscribe(followTrials);
  line.subscribe(followTrials);
  line.subscribe((now, before) => {
    if (now.line !== before.line) follower.showWire().catch(report);
  });
  view.subscribe((now, before) => {
    const isOutlinedAnew = now.zoneId !== before.zoneId || (now.tool === 'scar') !== (before.tool === 'scar');
    if (isOutlinedAnew) drawing.update().catch(report);
    const isCompared = now.compare === 'variants';
    if (isCompared !== (before.compare === 'variants')) drawing.update().catch(report);
    if (now.tool !== before.tool) lines.look().catch(report);
  });
  const teller = new HistoryTeller();
  document.temporal.subscribe(({ pastStates, futureStates }) => {
    status.setState({
      canUndo: pastStates.length > 0,
      canRedo: futureStates.length > 0,
      history: teller.tell(pastStates, edits.recorded, futureStates),
    });
  });

  const updatePlan = async (patch: DeepPartial<TreatmentPlan>, live: boolean): Promise<void> => {
    plan.update(patch, live);
    await drawing.update();
  };
  const save = async (options: SaveOptions): Promise<void> => {
    saving?.abort();
    const { signal } = (saving = new AbortController());
    // A file shows the plan.
    await proposals.putAway();
    return savePicture(services, drawing, options, signal);
  };
  const travel = (direction: 'undo' | 'redo', announcement: string): void => {
    edits.settle();
    document.temporal.getState()[direction]();
    announce(status, announcement);
  };

  const commands: PreviewCommands = {
    openPhoto: (photo, options = {}) => opening.open(photo, options, false).then(() => undefined, report),
    addPhoto: (photo) => opening.open(photo, {}, true).then(() => undefined, report),
    selectPhoto: (id) => slow.watch(opening.select(id)).catch(report),
    removePhoto: async (id) => {
      try {
        await slow.watch(opening.remove(id));
        announce(status, 'Photo removed. Your design stays.');
      } catch (error) {
        report(error);
      }
    },
    openSample: () => opening.openSample(sampleUrl).catch(report),
    cancel: () => {
      opening.cancel();
      saving?.abort();
    },
    closePhoto: () => {
      opening.close().catch(report);
    },
    dismissError: () => {
      status.setState({ error: null });
    },
    updatePlan: (patch, options) => updatePlan(patch, options?.live ?? false).catch(report),
    undo: () => {
      if (!takeBackCorner(services)) travel('undo', 'Undone.');
    },
    redo: () => {
      travel('redo', 'Done again.');
    },
    travelTo: (at) => {
      edits.settle();
      const by = at - status.getState().history.at;
      if (by === 0) return;
      document.temporal.getState()[by < 0 ? 'undo' : 'redo'](Math.abs(by));
      announce(status, by < 0 ? 'Went back.' : 'Went forward.');
    },
    pointAtHead: async (oval) => {
      try {
        heads.point(oval);
        await follow();
      } catch (error) {
        report(error);
      }
    },
    adjustHead: (change, options) => {
      heads.adjust(change, options?.live ?? false);
    },
    settleHead: () => {
      edits.settle();
    },
    abandonHead: () => {
      edits.abandon();
    },
    strokeStart: (x, y) => {
      strokes.start(x, y);
    },
    strokeMove: (points) => {
      strokes.move(points);
    },
    strokeEnd: () => {
      strokes.end().catch(report);
    },
    ...listCommands(services, { zones, scars, scarList }, report),
    showTrials: (wanted, frame, widthPx) => {
      trialPictures.show(wanted, frame, widthPx).catch(report);
    },
    openPatterns: () => {
      proposals.open().catch(report);
    },
    closePatterns: () => {
      proposals.close().catch(report);
    },
    showPattern: (id) => {
      proposals.show(id).catch(report);
    },
    usePattern: () => {
      proposals.use().catch(report);
    },
    putPatternAway: () => {
      proposals.putAway().catch(report);
    },
    takeBackCorner: () => takeBackCorner(services),
    drawReady: () => pen.ready(),
    drawStart: (tool, x, y, pressure) => pen.start(tool, x, y, pressure),
    drawMove: (points) => {
      pen.move(points);
    },
    drawEnd: () => {
      slow.watch(pen.end()).catch(report);
    },
    drawAbandon: () => {
      pen.abandon();
    },
    pickShade: (x, y) =>
      shades.pick(x, y).catch((error: unknown) => {
        report(error);
        return null;
      }),
    moveLineHandle: (id, x, y, options) => {
      lines.moveHandle(id, x, y, options?.live ?? false);
    },
    stepLineHandle: (id, right, up) => {
      lines.stepHandle(id, right, up);
    },
    abandonLine: () => {
      edits.abandon();
    },
    drawLine: (pointsPx) => {
      lines.draw(pointsPx);
    },
    followSkinLine: () => {
      lines.followSkin();
    },
    smoothLine: () => {
      lines.smooth();
    },
    save: (options) => save(options).catch(report),
    saveConsultation: (name) => consultations.save(name).catch(report),
    listConsultations: () => consultations.list().catch(() => undefined),
    openConsultation: (id) => consultations.openSaved(id).catch(report),
    deleteConsultation: (id) => consultations.remove(id).catch(report),
    ...variants.bound,
    ...viewCommands.bound,
  };

  getReady(services);

  return {
    document,
    view,
    status,
    saved,
    wire,
    line,
    patterns,
    trials,
    commands,
    capture,
    mountCanvas: (host) => viewCommands.mount(host),
    core: { services, drawing, opening, plan, proposals },
    dispose() {
      opening.cancel();
      saving?.abort();
      trialPictures.dispose();
      capture.dispose();
      services.vision.dispose();
      compute.dispose();
      planting.dispose();
      viewport?.dispose();
    },
  };
}

/** Makes ahead of the first photo what every photo needs. */
function getReady({ compute, planting, viewport, vision, status }: Services): void {
  // Graphics last: where shaders cannot be compiled beside the page, a busy machine would make it wait.
  const warmed = [compute.warm('geometry'), planting.warm('field')];
  void Promise.allSettled(warmed).then(() => viewport?.warm());
  status.setState({ models: 'loading' });
  vision.ready().then(
    (models) => {
      status.setState({ models });
    },
    () => {
      status.setState({ models: 'missing' });
    },
  );
}
