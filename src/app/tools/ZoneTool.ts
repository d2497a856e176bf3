/** What draws on the chosen zone, from press to release; photo px, pressure 0..1. */
export interface ZoneTool {
  /** False where nothing can be drawn, and said why. */
  start(xPx: number, yPx: number, pressure: number): boolean;
  /** x, y, pressure, x, y, pressure, … */
  move(points: readonly number[]): void;
  /** Resolves when it is a step, or none. */
  end(): Promise<void>;
  abandon(): void;
}
