import type { DeviceTurn } from '../../domain/capture/cameraLevel';

/** Asks the person, on devices that want that; it must follow from a press. */
type Asks = { requestPermission?: () => Promise<'granted' | 'denied'> };

const events = (): Asks | null =>
  (window as { DeviceOrientationEvent?: Asks }).DeviceOrientationEvent ?? null;

/** How the device is held, where it tells. */
export class LevelSensor {
  /** null until it was told. */
  turn: DeviceTurn | null = null;

  get mayBeAsked(): boolean {
    return typeof events()?.requestPermission === 'function';
  }

  /** Whether it was agreed to. */
  async ask(): Promise<boolean> {
    try {
      return (await events()?.requestPermission?.()) === 'granted';
    } catch {
      return false;
    }
  }

  start(): void {
    window.addEventListener('deviceorientation', this.hear);
  }

  stop(): void {
    window.removeEventListener('deviceorientation', this.hear);
    this.turn = null;
  }

  private readonly hear = ({ beta, gamma }: DeviceOrientationEvent): void => {
    this.turn = beta === null || gamma === null ? null : { betaDeg: beta, gammaDeg: gamma };
  };
}
