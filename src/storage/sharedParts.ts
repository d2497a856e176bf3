type Plain = Readonly<Record<string, unknown>> | readonly unknown[];

const isPart = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/**
 * Plain JSON in which equal objects and equal lists are written once, however often they occur: the steps of a history
 * differ from one another in little. In a written part `[n]` stands for part `n`, which comes before it.
 */
export class SharedParts {
  private readonly written: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly known = new WeakMap<Plain, number>();

  /** @returns its place among the parts */
  add(part: Plain): number {
    const known = this.known.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify(eachIn(part, (value) => (isPart(value) ? [this.add(value)] : value)));
    let place = this.places.get(text);
    if (place === undefined) {
      place = this.written.push(text) - 1;
      this.places.set(text, place);
    }
    this.known.set(part, place);
    return place;
  }

  /** A JSON list. */
  get text(): string {
    return `[${this.written.join()}]`;
  }
}

/**
 * The parts as they were; those that were written once are one object.
 *
 * @throws RangeError where a part names one that does not come before it
 */
export function partsOf(written: readonly unknown[]): unknown[] {
  const parts: unknown[] = [];
  const partAt = (reference: readonly unknown[]): unknown => {
    const [place] = reference;
    if (typeof place !== 'number' || !(place in parts)) throw new RangeError('no such part');
    return parts[place];
  };
  for (const part of written)
    parts.push(isPart(part) ? eachIn(part, (value) => (Array.isArray(value) ? partAt(value) : value)) : part);
  return parts;
}

function eachIn(part: Plain, change: (value: unknown) => unknown): Plain {
  if (Array.isArray(part)) return part.map(change);
  return Object.fromEntries(
    Object.entries(part)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, change(value)]),
  );
}
