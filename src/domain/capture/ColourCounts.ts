/** Steps of each channel: coarse, since a head is shaded and a frame noisy. */
const STEPS = 16;

/** How often colours occur, red, green and blue in STEPS each. */
export class ColourCounts {
  total = 0;
  private counts = new Float32Array(STEPS ** 3);

  /** @param i first byte of an RGBA pixel */
  add(data: Uint8ClampedArray, i: number): void {
    this.counts[binOf(data, i)]!++;
    this.total++;
  }

  /** Neighbouring colours count for one another. */
  smooth(): void {
    for (const stride of [1, STEPS, STEPS * STEPS]) {
      const out = new Float32Array(this.counts.length);
      for (let bin = 0; bin < out.length; bin++) {
        const step = Math.floor(bin / stride) % STEPS;
        const below = step > 0 ? this.counts[bin - stride]! : 0;
        const above = step < STEPS - 1 ? this.counts[bin + stride]! : 0;
        out[bin] = (below + 2 * this.counts[bin]! + above) / 4;
      }
      this.counts = out;
    }
  }

  /** 0..1 of all that was added. */
  share(data: Uint8ClampedArray, i: number): number {
    return this.counts[binOf(data, i)]! / this.total;
  }
}

const stepOf = (level: number): number => Math.floor((level * STEPS) / 256);
const binOf = (data: Uint8ClampedArray, i: number): number =>
  (stepOf(data[i]!) * STEPS + stepOf(data[i + 1]!)) * STEPS + stepOf(data[i + 2]!);
