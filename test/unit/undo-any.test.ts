import { describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import { PlanCommands } from '../../src/app/planCommands';
import { VariantCommands } from '../../src/app/variantCommands';
import { ZoneCommands } from '../../src/app/zoneCommands';
import { VARIANT_LETTERS } from '../../src/domain/plan/variants';
import { randomSource } from '../../src/domain/random';
import { type ListedScar, NEWLY_LISTED } from '../../src/domain/scar/scar';
import type { Zone, ZonePart } from '../../src/domain/zones/zone';
import {
  createDocumentStore,
  EMPTY_DOCUMENT,
  type DocumentState,
  type DocumentStore,
} from '../../src/state/documentStore';
import { createViewStore } from '../../src/state/viewStore';
import { oneOf, randomPatch, within } from '../support/randomPlans';

const COMMANDS = 500;

/** Whatever a person may do to the document, in any order, quickly or slowly. */
class Hands {
  readonly document: DocumentStore = createDocumentStore();
  private nowMs = 0;
  private readonly view = createViewStore();
  private readonly edits = new DocumentEdits(this.document, () => this.nowMs);
  private readonly plan = new PlanCommands(this.document, this.edits);
  private readonly zones = new ZoneCommands(this.document, this.view, this.plan);
  private readonly variants = new VariantCommands(this.document, this.edits);

  constructor(private readonly random: () => number) {}

  act(): void {
    this.nowMs += within(this.random, 20, 2500);
    oneOf(this.random, [
      this.change,
      this.change,
      this.drag,
      this.list,
      this.draw,
      this.scar,
      this.outline,
      this.choose,
    ])();
    this.edits.settle();
  }

  private readonly change = (): void => {
    this.plan.update(randomPatch(this.random), false);
  };

  private readonly drag = (): void => {
    const to = (): number => within(this.random, 30, 210);
    for (let k = 0; k < 4; k++) {
      this.plan.update({ density: { impressionsPerCm2: to() } }, true);
      this.nowMs += 120;
    }
    this.plan.update({ density: { impressionsPerCm2: to() } }, false);
  };

  private readonly list = (): void => {
    const { zone, random } = this;
    const kinds = ['scalp', 'hairline', 'crown', 'thinning', 'patch', 'area'] as const;
    if (!zone || random() < 0.3) {
      this.zones.add(oneOf(random, kinds));
      return;
    }
    oneOf(random, [
      () => this.zones.duplicate(zone.id, 'Copy'),
      () => this.zones.move(zone.id, oneOf(random, [-1, 1])),
      () => this.zones.remove(zone.id),
      () => this.zones.change(zone.id, { shown: !zone.shown }, false),
      () => this.zones.change(zone.id, { name: `Zone ${String(this.nowMs)}`, locked: !zone.locked }, false),
      () => this.zones.change(zone.id, { own: { impressionsPerCm2: within(random, 30, 210) } }, false),
    ])();
  };

  private readonly draw = (): void => {
    const { zone } = this;
    if (!zone) return;
    const part: ZonePart = {
      mode: oneOf(this.random, ['add', 'remove']),
      shape: 'track',
      pointsMm: this.points(),
      widthsMm: [within(this.random, 4, 30)],
      edgeMm: null,
    };
    const zones = this.document
      .getState()
      .plan.zones.map((other) =>
        other.id === zone.id ? { ...other, parts: [...other.parts, part] } : other,
      );
    this.plan.update({ zones }, false, { step: part.mode === 'add' ? 'zone-drawn' : 'zone-erased' });
  };

  private readonly scar = (): void => {
    const { scars } = this.document.getState().plan;
    const scar: ListedScar = {
      ...NEWLY_LISTED,
      id: `scar-${String(this.nowMs)}`,
      kind: 'fut',
      widthMm: within(this.random, 2, 8),
      pointsMm: this.points(),
    };
    const next = scars.length > 5 ? scars.slice(1) : [...scars, scar];
    this.plan.update({ scars: next }, false, { step: 'scar-drawn' });
  };

  private readonly outline = (): void => {
    const { strokes } = this.document.getState();
    const stroke = { mode: 'add', radiusPx: 8, points: [this.nowMs, 3, 9, 4] } as const;
    const next = { ...strokes, photo: [...(strokes['photo'] ?? []), stroke] };
    this.edits.update({ strokes: next, step: 'outline' }, 'outline', false);
  };

  private readonly choose = (): void => {
    const { random, variants } = this;
    const letter = oneOf(random, VARIANT_LETTERS);
    oneOf(random, [
      () => variants.keep(),
      () => variants.show(letter),
      () => variants.showNext(),
      () => variants.remove(letter),
      () => variants.replace(letter, oneOf(random, VARIANT_LETTERS)),
    ])();
  };

  private points(): number[] {
    return Array.from({ length: 6 }, () => within(this.random, -80, 80));
  }

  private get zone(): Zone | undefined {
    const { zones } = this.document.getState().plan;
    return zones.length > 0 ? oneOf(this.random, zones) : undefined;
  }
}

describe.each([1, 2])('any 500 commands (%i)', (seed) => {
  const hands = new Hands(randomSource(seed));
  const { document } = hands;
  const history = () => document.temporal.getState();
  const states: DocumentState[] = [EMPTY_DOCUMENT];
  for (let k = 0; k < COMMANDS; k++) {
    hands.act();
    const { length } = history().pastStates;
    states.length = Math.min(states.length, length);
    states[length] = document.getState();
  }

  it('are some hundred steps', () => {
    expect(states.length).toBeGreaterThan(300);
    expect(history().pastStates).toHaveLength(states.length - 1);
  });

  it('are undone step by step to the beginning, and redone to the end', () => {
    const frozen = structuredClone(states);
    for (let k = states.length - 2; k >= 0; k--) {
      history().undo();
      expect(document.getState()).toEqual(frozen[k]);
    }
    expect(document.getState()).toEqual(EMPTY_DOCUMENT);
    for (let k = 1; k < states.length; k++) {
      history().redo();
      expect(document.getState()).toEqual(frozen[k]);
    }
  });
});
