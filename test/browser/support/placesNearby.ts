interface Place {
  readonly x: number;
  readonly y: number;
}

const CELL_PX = 12;

/** Answers how far the nearest of many places in a picture is. */
export class PlacesNearby {
  private readonly cells = new Map<string, number[]>();

  constructor(readonly places: readonly Place[]) {
    places.forEach(({ x, y }, i) => {
      const key = keyOf(cellOf(x), cellOf(y));
      const cell = this.cells.get(key);
      if (cell) cell.push(i);
      else this.cells.set(key, [i]);
    });
  }

  /** Px; infinite where none is within a cell of it. `but`: the place of that number does not count. */
  nearestPx({ x, y }: Place, but = -1): number {
    let least = Infinity;
    for (let row = cellOf(y) - 1; row <= cellOf(y) + 1; row++)
      for (let column = cellOf(x) - 1; column <= cellOf(x) + 1; column++)
        for (const i of this.cells.get(keyOf(column, row)) ?? [])
          if (i !== but) least = Math.min(least, Math.hypot(this.places[i]!.x - x, this.places[i]!.y - y));
    return least;
  }
}

const cellOf = (at: number): number => Math.floor(at / CELL_PX);
const keyOf = (column: number, row: number): string => `${column} ${row}`;
