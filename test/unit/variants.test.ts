import { beforeEach, describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import { PlanCommands } from '../../src/app/planCommands';
import { patchedPlan } from '../../src/app/planSchema';
import { VariantCommands } from '../../src/app/variantCommands';
import { lettersOf, planOf, type VariantLetter } from '../../src/domain/plan/variants';
import { createDocumentStore, type DocumentState, type DocumentStore } from '../../src/state/documentStore';

let document: DocumentStore;
let plan: PlanCommands;
let variants: VariantCommands;

beforeEach(() => {
  document = createDocumentStore();
  const edits = new DocumentEdits(document, () => 0);
  plan = new PlanCommands(document, edits);
  variants = new VariantCommands(document, edits);
});

const now = (): DocumentState => document.getState();
const history = () => document.temporal.getState();
const steps = (): number => history().pastStates.length;
const letter = (): VariantLetter => now().variants.letter;
const letters = (): string => lettersOf(now().variants).join('');
const setDensity = (impressionsPerCm2: number, live = false): void =>
  plan.update({ density: { impressionsPerCm2 } }, live);
const densities = () => lettersOf(now().variants).map((one) => planOf(now(), one)!.density.impressionsPerCm2);

/** A, B and C of 60, 105 and 160 impressions, C worked on. */
function three(): void {
  setDensity(60);
  variants.keep();
  setDensity(105);
  variants.keep();
  setDensity(160);
}

describe('variants', () => {
  it('begin as the one plan, A', () => {
    expect(letters()).toBe('A');
    expect(letter()).toBe('A');
    expect(variants.showNext()).toBe(false);
    expect(variants.remove('A')).toBe(false);
    expect(steps()).toBe(0);
  });

  it('a plan that is kept stays as it was while its copy is worked on', () => {
    three();
    expect(letters()).toBe('ABC');
    expect(letter()).toBe('C');
    expect(densities()).toEqual([60, 105, 160]);
  });

  it('are three at most', () => {
    three();
    const before = now();
    expect(variants.keep()).toBe(false);
    expect(now()).toBe(before);
  });

  it('the next one is shown, after the last the first, each with its own changes', () => {
    three();
    variants.showNext();
    expect(letter()).toBe('A');
    setDensity(70);
    variants.showNext();
    expect(letter()).toBe('B');
    expect(densities()).toEqual([70, 105, 160]);
    expect(variants.show('B')).toBe(false);
  });

  it('one that is deleted leaves its letter to the next, and the one after it is shown', () => {
    three();
    variants.show('B');
    variants.remove('B');
    expect(letters()).toBe('AC');
    expect(letter()).toBe('C');
    variants.remove('A');
    expect(letters()).toBe('C');
    expect(now().plan.density.impressionsPerCm2).toBe(160);
    variants.keep();
    expect(letters()).toBe('AC');
    expect(letter()).toBe('A');
  });

  it('one becomes as another is, the shown one as well', () => {
    three();
    variants.replace('A', 'C');
    expect(densities()).toEqual([160, 105, 160]);
    variants.replace('C', 'B');
    expect(densities()).toEqual([160, 105, 105]);
    expect(letter()).toBe('C');
    expect(variants.replace('B', 'B')).toBe(false);
  });

  it('each command is a step that is undone and redone whole', () => {
    three();
    const states = [now()];
    for (const act of [
      () => variants.show('A'),
      () => variants.replace('B', 'A'),
      () => variants.remove('A'),
      () => variants.keep(),
    ]) {
      expect(act()).toBe(true);
      states.push(now());
    }
    for (const state of states.slice(0, -1).reverse()) {
      history().undo();
      expect(now()).toEqual(state);
    }
    for (const state of states.slice(1)) {
      history().redo();
      expect(now()).toEqual(state);
    }
  });

  it('to look from one to another is one step, and back again none', () => {
    three();
    const before = steps();
    variants.show('A');
    variants.show('B');
    expect(steps()).toBe(before + 1);
    expect(letter()).toBe('B');
    variants.show('C');
    expect(steps()).toBe(before);
    variants.show('A');
    setDensity(80);
    expect(steps()).toBe(before + 2);
    history().undo();
    history().undo();
    expect(letter()).toBe('C');
    expect(densities()).toEqual([60, 105, 160]);
  });

  it('looked at between undo and redo, leave both as they were', () => {
    three();
    setDensity(200);
    history().undo();
    const before = now();
    variants.show('A');
    expect(history().futureStates).toHaveLength(1);
    history().redo();
    expect([letter(), ...densities()]).toEqual(['C', 60, 105, 200]);
    history().undo();
    expect([letter(), ...densities()]).toEqual(['A', 60, 105, 160]);
    variants.show('B');
    variants.show('C');
    expect(now()).toEqual(before);
    history().redo();
    expect(densities()).toEqual([60, 105, 200]);
    history().undo();
    variants.show('A');
    setDensity(70);
    expect(history().futureStates).toEqual([]);
  });

  it('what moves live under one letter stays there when another is shown', () => {
    three();
    setDensity(200, true);
    variants.show('A');
    expect(densities()).toEqual([60, 105, 200]);
    history().undo();
    expect(now().plan.density.impressionsPerCm2).toBe(200);
    history().undo();
    expect(now().plan.density.impressionsPerCm2).toBe(160);
  });

  it('are plain JSON, and every plan of them holds to the schema', () => {
    three();
    variants.show('B');
    expect(JSON.parse(JSON.stringify(now()))).toEqual(now());
    for (const one of lettersOf(now().variants)) {
      const kept = planOf(now(), one)!;
      expect(patchedPlan(kept, { density: { impressionsPerCm2: 90 } }).density.impressionsPerCm2).toBe(90);
    }
  });
});
