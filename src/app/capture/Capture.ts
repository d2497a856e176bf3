import type { ClinicalView } from '../../domain/observation';
import type { CaptureStore, TimerSeconds } from '../../state/captureStore';

/** What the screen on which a photo is taken may ask for. Nothing throws: what fails is in the store. */
export interface CaptureCommands {
  /** Chooses what is to be taken and starts the camera. */
  choose(view: ClinicalView): void;
  /** Ends the camera; another view may be chosen. */
  chooseAgain(): void;
  /** Once more after a failure. */
  retry(): void;
  switchCamera(): void;
  /** Some devices tell how they are held only after a question that a press must lead to. */
  askForLevel(): void;
  setTimer(seconds: TimerSeconds): void;
  setSound(on: boolean): void;
  /** Takes the photo, or starts to count down to it. */
  release(): void;
  stopCountdown(): void;
  takeAgain(): void;
  /** The shot, whose camera ends here: it is the caller's now. null where there is none. */
  useShot(): Blob | null;
  /** Ends everything; nothing is kept. */
  close(): void;
}

export interface Capture {
  /** The browser offers a camera to this page. */
  readonly possible: boolean;
  readonly store: CaptureStore;
  readonly commands: CaptureCommands;
  /** Puts the camera's picture into the element; returns how to take it out again. */
  mountVideo(host: HTMLElement): () => void;
}
