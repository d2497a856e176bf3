import { cameraAim, levelFinding } from '../../domain/capture/cameraLevel';
import { NOTHING_SEEN, steadied, type Steady } from '../../domain/capture/steady';
import type { FrameChecks, LevelFinding } from '../../domain/capture/types';
import type { ClinicalView } from '../../domain/observation';
import { NOTHING_SAID, type SaidChecks } from '../../state/captureStore';
import type { FrameWorker } from './FrameWorker';
import type { LevelSensor } from './LevelSensor';

/** Four times a second at most: words are read, not watched. */
const EVERY_MS = 280;

interface Watched {
  readonly video: HTMLVideoElement;
  readonly view: ClinicalView;
  readonly facesUser: boolean;
  readonly onChecks: (checks: SaidChecks) => void;
}

/** Looks at the running camera again and again and says what it shows. */
export class LiveChecks {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What was asked of a camera that is not watched any more is not said. */
  private watching = 0;
  private light: Steady<FrameChecks['light']> = NOTHING_SEEN;
  private distance: Steady<FrameChecks['distance']> = NOTHING_SEEN;
  private sharpness: Steady<FrameChecks['sharpness']> = NOTHING_SEEN;
  private level: Steady<LevelFinding | null> = NOTHING_SEEN;
  private said: SaidChecks = NOTHING_SAID;

  constructor(
    private readonly sensor: LevelSensor,
    private readonly frames: FrameWorker,
  ) {}

  start(watched: Watched): void {
    this.stop();
    this.light = this.distance = this.sharpness = this.level = NOTHING_SEEN;
    this.said = NOTHING_SAID;
    const watching = this.watching;
    const look = async (): Promise<void> => {
      await this.look(watched).catch((error: unknown) => {
        if (watching === this.watching) console.warn('A frame could not be read.', error);
      });
      if (watching === this.watching) this.timer = setTimeout(() => void look(), EVERY_MS);
    };
    this.timer = setTimeout(() => void look(), EVERY_MS);
  }

  stop(): void {
    this.watching++;
    clearTimeout(this.timer);
  }

  private async look({ video, view, facesUser, onChecks }: Watched): Promise<void> {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return;
    const { watching } = this;
    const seen = await this.frames.check(await createImageBitmap(video), view);
    if (watching !== this.watching) return;
    this.light = steadied(this.light, seen.light);
    this.distance = steadied(this.distance, seen.distance);
    this.sharpness = steadied(this.sharpness, seen.sharpness);
    const { turn } = this.sensor;
    const aim = turn && cameraAim(turn, window.screen.orientation.angle, facesUser);
    this.level = steadied(this.level, aim && levelFinding(aim, view));
    const said: SaidChecks = {
      light: this.light.said,
      distance: this.distance.said,
      sharpness: this.sharpness.said,
      level: this.level.said,
    };
    const { light, distance, sharpness, level } = this.said;
    if (
      said.light === light &&
      said.distance === distance &&
      said.sharpness === sharpness &&
      said.level === level
    )
      return;
    this.said = said;
    onChecks(said);
  }
}
