import { createStore } from 'zustand/vanilla';
import type { ShotProblem } from '../domain/capture/shotProblems';
import type { FrameChecks, LevelFinding } from '../domain/capture/types';
import type { ClinicalView } from '../domain/observation';

export { SILHOUETTES } from '../domain/capture/silhouettePaths';
export { isUnseen } from '../domain/capture/shotProblems';
export { CLINICAL_VIEWS } from '../domain/observation';

/** Refused by the person or the browser, not there, used by another program, unplugged, or for no known reason. */
export type CameraFailure = 'denied' | 'none' | 'busy' | 'ended' | 'unexpected';

export const TIMER_SECONDS = [0, 3, 5, 10] as const;
export type TimerSeconds = (typeof TIMER_SECONDS)[number];

/** What a running camera is said to show; null until it is known. */
export interface SaidChecks extends Record<keyof FrameChecks, string | null> {
  readonly light: FrameChecks['light'] | null;
  readonly distance: FrameChecks['distance'] | null;
  readonly sharpness: FrameChecks['sharpness'] | null;
  /** null too where the device does not tell or the view does not ask. */
  readonly level: LevelFinding | null;
}

export const NOTHING_SAID: SaidChecks = { light: null, distance: null, sharpness: null, level: null };

/** A photo just taken that is not used yet. */
export interface Shot {
  /** An object address, valid while the shot stands here. */
  readonly url: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly problems: readonly ShotProblem[];
}

/** The taking of a photo; nothing of it is ever saved. */
export interface CaptureState {
  /** null while it is being chosen. */
  readonly view: ClinicalView | null;
  readonly camera: 'off' | 'starting' | 'live' | 'failed';
  readonly failure: CameraFailure | null;
  /** Seen as in a mirror: the camera looks at the person who looks at the screen. Files are never mirrored. */
  readonly mirrored: boolean;
  readonly canSwitch: boolean;
  /** The camera's picture. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly checks: SaidChecks;
  /** The device may tell how it is held once the person agrees. */
  readonly levelMayBeAsked: boolean;
  readonly timerSeconds: TimerSeconds;
  readonly sound: boolean;
  /** A voice on this device can count; otherwise beeps do. */
  readonly hasVoice: boolean;
  /** Seconds left; null where nothing is being counted. */
  readonly countdown: number | null;
  readonly taking: boolean;
  readonly shot: Shot | null;
}

export const INITIAL_CAPTURE: CaptureState = {
  view: null,
  camera: 'off',
  failure: null,
  mirrored: true,
  canSwitch: false,
  widthPx: 0,
  heightPx: 0,
  checks: NOTHING_SAID,
  levelMayBeAsked: false,
  timerSeconds: 0,
  sound: false,
  hasVoice: false,
  countdown: null,
  taking: false,
  shot: null,
};

export const createCaptureStore = () => createStore<CaptureState>()(() => INITIAL_CAPTURE);
export type CaptureStore = ReturnType<typeof createCaptureStore>;
