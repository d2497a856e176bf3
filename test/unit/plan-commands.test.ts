import { beforeEach, describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import { PlanCommands } from '../../src/app/planCommands';
import { createDocumentStore, EMPTY_DOCUMENT, type DocumentStore } from '../../src/state/documentStore';

let document: DocumentStore;
let edits: DocumentEdits;
let plan: PlanCommands;
let nowMs: number;
const density = (): number => document.getState().plan.density.impressionsPerCm2;
const steps = (): number => document.temporal.getState().pastStates.length;
const undo = (): void => document.temporal.getState().undo();
const drag = (value: number): void => plan.update({ density: { impressionsPerCm2: value } }, true);
const stroke = { mode: 'remove', radiusPx: 5, points: [1, 1] } as const;

beforeEach(() => {
  document = createDocumentStore();
  nowMs = 0;
  edits = new DocumentEdits(document, () => nowMs);
  plan = new PlanCommands(document, edits);
});

/** A slider moved by an arrow key: drawn, and let go at once. */
const press = (value: number): void => {
  drag(value);
  plan.update({ density: { impressionsPerCm2: value } }, false);
};

describe('plan commands', () => {
  it('presses of a key in quick succession are one step', () => {
    for (let k = 1; k <= 20; k++) {
      nowMs += 300;
      press(100 + k);
    }
    expect(steps()).toBe(1);
    expect(density()).toBe(120);
    nowMs += 900;
    press(121);
    expect(steps()).toBe(2);
    undo();
    expect(density()).toBe(120);
    undo();
    expect(document.getState()).toEqual(EMPTY_DOCUMENT);
  });

  it('another control, an undo or a stroke between two presses parts them', () => {
    press(101);
    plan.update({ hairline: { midpointHeightMm: 60 } }, true);
    plan.update({ hairline: { midpointHeightMm: 60 } }, false);
    press(102);
    expect(steps()).toBe(3);
    undo();
    press(103);
    expect(steps()).toBe(3);
    document.setState({ strokes: { a: [stroke] } });
    press(104);
    expect(steps()).toBe(5);
  });

  it('two drags are two steps, however soon the second one follows', () => {
    for (const value of [120, 140]) {
      drag(value - 5);
      nowMs += 400;
      drag(value);
      plan.update({ density: { impressionsPerCm2: value } }, false);
      nowMs += 100;
    }
    expect(steps()).toBe(2);
    undo();
    expect(density()).toBe(120);
  });

  it('two choices are two steps, however quickly they are made', () => {
    plan.update({ density: { impressionsPerCm2: 60 } }, false);
    plan.update({ density: { impressionsPerCm2: 160 } }, false);
    expect(steps()).toBe(2);
  });

  it('to choose again what is chosen is no step, and loses nothing that was undone', () => {
    plan.update({ finish: 'matte' }, false);
    undo();
    plan.update({ finish: 'natural' }, false);
    plan.update({ zones: structuredClone(document.getState().plan.zones) }, false);
    expect(steps()).toBe(0);
    document.temporal.getState().redo();
    expect(document.getState().plan.finish).toBe('matte');
  });

  it('a drag is one step, however often it moved', () => {
    drag(120);
    drag(140);
    expect(steps()).toBe(0);
    plan.update({ density: { impressionsPerCm2: 150 } }, false);
    expect(steps()).toBe(1);
    undo();
    expect(document.getState()).toEqual(EMPTY_DOCUMENT);
  });

  it('a stroke during a drag is lost neither by the drag’s end nor by undo of it', () => {
    drag(150);
    edits.settle();
    document.setState({ strokes: { a: [stroke] } });
    plan.update({ pigment: { shade: '38' } }, false);
    expect(document.getState().strokes).toEqual({ a: [stroke] });
    expect(density()).toBe(150);
    undo();
    undo();
    expect(document.getState().strokes).toEqual({});
    expect(density()).toBe(150);
    undo();
    expect(density()).toBe(EMPTY_DOCUMENT.plan.density.impressionsPerCm2);
  });

  it('an abandoned drag leaves nothing, also right after another one', () => {
    press(120);
    const left = document.getState();
    drag(150);
    edits.abandon();
    expect(document.getState()).toEqual(left);
    expect(steps()).toBe(1);
  });

  it('forgets a drag with its document', () => {
    drag(150);
    edits.forget();
    document.setState(EMPTY_DOCUMENT);
    document.temporal.getState().clear();
    plan.update({ pigment: { shade: '38' } }, false);
    expect(density()).toBe(EMPTY_DOCUMENT.plan.density.impressionsPerCm2);
    expect(steps()).toBe(1);
  });

  it('any run of changes can be undone to the start and done again', () => {
    for (let k = 0; k < 40; k++) {
      if (k % 3 === 0) drag(60 + k);
      if (k % 5 === 0) {
        edits.settle();
        document.setState({ strokes: { a: Array.from({ length: k }, () => stroke) } });
      } else plan.update({ density: { impressionsPerCm2: 50 + k } }, false);
    }
    const end = document.getState();
    const count = steps();
    for (let k = 0; k < count; k++) undo();
    expect(document.getState()).toEqual(EMPTY_DOCUMENT);
    for (let k = 0; k < count; k++) document.temporal.getState().redo();
    expect(document.getState()).toEqual(end);
  });
});
