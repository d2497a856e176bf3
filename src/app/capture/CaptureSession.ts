import { isUnseen } from '../../domain/capture/shotProblems';
import type { ClinicalView } from '../../domain/observation';
import {
  createCaptureStore,
  INITIAL_CAPTURE,
  NOTHING_SAID,
  type CaptureState,
  type TimerSeconds,
} from '../../state/captureStore';
import type { Capture, CaptureCommands } from './Capture';
import {
  cameraIds,
  cameraPossible,
  failureOf,
  nextCamera,
  openCamera,
  type CameraStream,
  type WantedCamera,
} from './cameraStream';
import { CountingVoice } from './CountingVoice';
import { FrameWorker } from './FrameWorker';
import { judgeShot } from './judgeShot';
import { LevelSensor } from './LevelSensor';
import { LiveChecks } from './LiveChecks';
import { takePhoto } from './takePhoto';

const SECOND_MS = 1000;
const UNSEEN_TIMER: TimerSeconds = 5;

/** One taking of a photo, from the choice of the view to a shot; owns the camera and ends it. */
export class CaptureSession implements Capture, CaptureCommands {
  readonly possible = cameraPossible();
  readonly store = createCaptureStore();
  readonly commands: CaptureCommands = this;

  private readonly video = videoElement();
  private readonly voice = new CountingVoice();
  private readonly sensor = new LevelSensor();
  private readonly frames = new FrameWorker();
  private readonly checks = new LiveChecks(this.sensor, this.frames);
  private camera: CameraStream | null = null;
  /** A camera that is granted after it was given up is ended at once. */
  private opening = 0;
  /** Chosen by hand on this page: it is kept for the next view. */
  private preferred: WantedCamera | null = null;
  private counting: ReturnType<typeof setTimeout> | undefined;
  private shot: Blob | null = null;

  constructor() {
    document.addEventListener('visibilitychange', this.onVisibility);
    this.voice.onVoices(() => this.set({ hasVoice: this.voice.hasVoice }));
  }

  mountVideo(host: HTMLElement): () => void {
    host.append(this.video);
    void this.video.play().catch(() => undefined);
    return () => {
      this.video.remove();
    };
  }

  choose(view: ClinicalView): void {
    const unseen = isUnseen(view);
    this.set({
      view,
      timerSeconds: unseen ? UNSEEN_TIMER : 0,
      sound: unseen,
      hasVoice: this.voice.hasVoice,
      levelMayBeAsked: this.sensor.mayBeAsked && this.sensor.turn === null,
    });
    this.start();
  }

  chooseAgain(): void {
    this.end();
    this.dropShot();
    this.set({ ...INITIAL_CAPTURE });
  }

  retry(): void {
    this.start();
  }

  switchCamera(): void {
    const { camera } = this;
    if (!camera) return;
    void nextCamera(camera).then((wanted) => {
      if (this.camera !== camera) return;
      this.preferred = wanted;
      this.start();
    });
  }

  askForLevel(): void {
    void this.sensor.ask().then((agreed) => {
      this.set({ levelMayBeAsked: false });
      if (agreed && this.camera) this.sensor.start();
    });
  }

  setTimer(timerSeconds: TimerSeconds): void {
    this.set({ timerSeconds });
  }

  setSound(sound: boolean): void {
    this.set({ sound });
  }

  release(): void {
    const { camera, countdown, taking, timerSeconds } = this.store.getState();
    if (camera !== 'live' || countdown !== null || taking) return;
    this.voice.wake();
    this.count(timerSeconds);
  }

  stopCountdown(): void {
    clearTimeout(this.counting);
    this.voice.silence();
    if (this.store.getState().countdown !== null) this.set({ countdown: null });
  }

  takeAgain(): void {
    this.dropShot();
    if (!this.camera) this.start();
    else this.watch();
  }

  useShot(): Blob | null {
    const { shot } = this;
    this.close();
    return shot;
  }

  close(): void {
    this.end();
    this.dropShot();
    this.set(INITIAL_CAPTURE);
  }

  dispose(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.close();
    this.voice.dispose();
  }

  private readonly onVisibility = (): void => {
    const { view, camera, shot } = this.store.getState();
    if (document.visibilityState === 'hidden') {
      this.end();
      if (camera !== 'failed') this.set({ camera: 'off', taking: false });
    } else if (view && !shot && camera === 'off') this.start();
  };

  private start(): void {
    const { view } = this.store.getState();
    if (!view) return;
    this.end();
    const opening = ++this.opening;
    this.set({ camera: 'starting', failure: null, checks: NOTHING_SAID });
    const wanted = this.preferred ?? { facing: isUnseen(view) ? 'environment' : 'user' };
    openCamera(wanted).then(
      (camera) => {
        if (opening === this.opening) void this.live(camera);
        else camera.stream.getTracks().forEach((track) => track.stop());
      },
      (error: unknown) => {
        if (opening === this.opening) this.set({ camera: 'failed', failure: failureOf(error) });
      },
    );
  }

  private async live(camera: CameraStream): Promise<void> {
    this.camera = camera;
    camera.track.addEventListener('ended', () => {
      if (this.camera !== camera) return;
      this.end();
      this.set({ camera: 'failed', failure: 'ended' });
    });
    const { video } = this;
    video.srcObject = camera.stream;
    // Refused only where the picture has been taken away meanwhile.
    await video.play().catch(() => undefined);
    const canSwitch = (await cameraIds().catch(() => [])).length > 1;
    if (this.camera !== camera) return;
    this.set({
      camera: 'live',
      mirrored: camera.facing !== 'environment',
      canSwitch,
      widthPx: video.videoWidth,
      heightPx: video.videoHeight,
    });
    this.sensor.start();
    this.watch();
  }

  private watch(): void {
    const { view, mirrored } = this.store.getState();
    const { video } = this;
    if (!view || !this.camera) return;
    this.checks.start({
      video,
      view,
      facesUser: mirrored,
      onChecks: (checks) =>
        // A device that is turned gives its picture another shape.
        this.set({ checks, widthPx: video.videoWidth, heightPx: video.videoHeight }),
    });
  }

  private count(left: number): void {
    if (left === 0) {
      this.set({ countdown: null });
      void this.take();
      return;
    }
    this.set({ countdown: left });
    if (this.store.getState().sound) this.voice.say(left);
    this.counting = setTimeout(() => {
      this.count(left - 1);
    }, SECOND_MS);
  }

  private async take(): Promise<void> {
    const { camera, video } = this;
    const { view, sound } = this.store.getState();
    if (!camera || !view) return;
    this.set({ taking: true });
    try {
      const photo = await takePhoto(camera.track, video);
      if (sound) this.voice.done();
      const judged = await judgeShot(photo, view, this.frames);
      if (this.camera !== camera) return;
      this.checks.stop();
      this.shot = photo;
      this.set({ shot: { url: URL.createObjectURL(photo), ...judged } });
    } catch (error) {
      if (this.camera !== camera) return;
      console.error(error);
      this.end();
      this.set({ camera: 'failed', failure: 'unexpected' });
    } finally {
      this.set({ taking: false });
    }
  }

  /** Of the camera and all that listens to it. */
  private end(): void {
    this.opening++;
    this.stopCountdown();
    this.checks.stop();
    this.frames.end();
    this.sensor.stop();
    this.camera?.stream.getTracks().forEach((track) => track.stop());
    this.camera = null;
    this.video.srcObject = null;
  }

  private dropShot(): void {
    const { shot } = this.store.getState();
    if (shot) URL.revokeObjectURL(shot.url);
    this.shot = null;
    this.set({ shot: null });
  }

  private set(state: Partial<CaptureState>): void {
    this.store.setState(state);
  }
}

function videoElement(): HTMLVideoElement {
  const video = document.createElement('video');
  video.className = 'capture-video';
  video.muted = true;
  video.playsInline = true;
  // Its controls are those around it.
  video.setAttribute('aria-hidden', 'true');
  return video;
}
