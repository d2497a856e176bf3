import { describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import { PlanCommands } from '../../src/app/planCommands';
import { ScarCommands } from '../../src/app/scarCommands';
import { HistoryTeller } from '../../src/app/shownHistory';
import { ZoneCommands } from '../../src/app/zoneCommands';
import type { DeepPartial } from '../../src/app/PreviewApp';
import { UNMOVED, type HandleShiftMm } from '../../src/domain/hairline/ownLine';
import type { TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { NEWLY_LISTED } from '../../src/domain/scar/scar';
import type { ZonePart } from '../../src/domain/zones/zone';
import { createDocumentStore } from '../../src/state/documentStore';
import { createViewStore } from '../../src/state/viewStore';
import { historyWords } from '../../src/ui/history/historyWords';

const PART: ZonePart = {
  mode: 'add',
  shape: 'outline',
  pointsMm: [0, 0, 0, 9, 0, 0, 0, 9, 0],
  widthsMm: [],
  edgeMm: null,
};

function consultation() {
  const document = createDocumentStore();
  const view = createViewStore();
  const edits = new DocumentEdits(document);
  const plan = new PlanCommands(document, edits);
  const teller = new HistoryTeller();
  const names = (): readonly string[] => {
    const { pastStates, futureStates } = document.temporal.getState();
    return teller.tell(pastStates, edits.recorded, futureStates).steps.map(historyWords.nameOf);
  };
  return {
    document,
    plan,
    zones: new ZoneCommands(document, view, plan),
    scars: new ScarCommands(document, view, plan),
    names,
    newest: () => names().at(-1),
  };
}

describe('names of the steps', () => {
  it('say which zone was added, of those that are added one after the other too', () => {
    const { zones, names } = consultation();
    zones.add('crown');
    zones.add('hairline');
    zones.add('area', [PART]);
    expect(names()).toEqual(['Photo opened', 'Crown added', 'Hairline and temples added', 'Free area added']);
  });

  it.each([
    ['own density', { own: { impressionsPerCm2: 60 } }, 'Density of Crown: 60 dots per cm²'],
    ['own shade', { own: { shade: '30' as const } }, 'Shade of Crown: 30'],
    ['own dot size', { own: { diameterMm: 0.2 } }, 'Dot size of Crown: 0.20 mm'],
    ['own depth', { own: { depthMm: 0.4 } }, 'Depth of Crown: 0.40 mm'],
    ['border', { softnessMm: 9 }, 'Soft border of Crown: 9 mm'],
    ['no border', { softnessMm: 0 }, 'Soft border of Crown: 0 mm'],
    ['blend', { blendMm: 35 }, 'Blend of Crown into the hair: 35 mm'],
    ['band', { bandMm: 30 }, 'Depth of Crown behind the hairline: 30 mm'],
    ['visibility', { shown: false }, 'Crown hidden'],
    ['lock', { locked: true }, 'Crown locked'],
    ['name', { name: 'Vertex' }, 'Renamed to Vertex'],
    ['several at once', { own: { impressionsPerCm2: 60, depthMm: 0.4 } }, 'Crown changed'],
  ])('say what was changed of it: %s', (_, patch, name) => {
    const { zones, newest } = consultation();
    zones.add('crown');
    zones.add('area');
    zones.change('crown', patch, false);
    expect(newest()).toBe(name);
  });

  it('say that a zone goes by the plan again', () => {
    const { zones, newest } = consultation();
    zones.add('crown');
    zones.change('crown', { own: { shade: '30' } }, false);
    zones.change('crown', { own: { shade: null } }, false);
    expect(newest()).toBe('Shade of Crown: as the plan');
  });

  it('say that all of a zone goes by the plan again', () => {
    const { zones, newest } = consultation();
    zones.add('crown');
    zones.change('crown', { own: { shade: '30', diameterMm: 0.2 } }, false);
    zones.change(
      'crown',
      { own: { impressionsPerCm2: null, shade: null, diameterMm: null, depthMm: null } },
      false,
    );
    expect(newest()).toBe('Crown: as the plan again');
  });

  it('use the name that the zone had at each step', () => {
    const { zones, names } = consultation();
    zones.add('crown');
    zones.change('crown', { name: 'Vertex' }, false);
    zones.change('crown', { shown: false }, false);
    zones.duplicate('crown', 'Vertex (copy)');
    zones.remove('crown');
    expect(names().slice(1)).toEqual([
      'Crown added',
      'Renamed to Vertex',
      'Vertex hidden',
      'Vertex (copy) added',
      'Vertex deleted',
    ]);
  });

  it.each([1, -1])('say over which zone one lies now, moved by %i', (up) => {
    const { zones, newest } = consultation();
    zones.add('crown');
    zones.move(up === 1 ? 'scalp' : 'crown', up);
    expect(newest()).toBe('Whole scalp moved above Crown');
  });

  it('name what is painted, filled and rubbed out', () => {
    const { document, plan, zones, names } = consultation();
    zones.add('crown');
    const parts: ZonePart[] = [];
    for (const step of ['zone-drawn', 'zone-filled', 'zone-erased'] as const) {
      parts.push({ ...PART, mode: step === 'zone-erased' ? 'remove' : 'add' });
      const now = document.getState().plan.zones;
      plan.update({ zones: now.map((zone) => (zone.id === 'crown' ? { ...zone, parts } : zone)) }, false, {
        step,
        control: step,
      });
    }
    expect(names().slice(2)).toEqual(['Crown painted', 'Crown filled', 'Crown rubbed out in part']);
  });

  const moved = (cornerMm: HandleShiftMm) => ({ ...UNMOVED, cornerMm });

  it.each<readonly [string, DeepPartial<TreatmentPlan>]>([
    ['Style: Edged', { hairline: { style: 'edged', edgeSoftnessMm: 3 } }],
    ['Height 6.5 cm', { hairline: { midpointHeightMm: 65 } }],
    ['Corners set back by 3.0 cm', { hairline: { cornerRecessionMm: 30 } }],
    ['Edge 8 mm', { hairline: { edgeSoftnessMm: 8 } }],
    ['Irregularity: slight', { hairline: { irregularity: 0.5 } }],
    ['Each side of its own', { hairline: { symmetric: false } }],
    ['Left corner moved', { hairline: { own: { kind: 'handles', left: moved([2, 0]), right: UNMOVED } } }],
    ['Corners moved', { hairline: { own: { kind: 'handles', left: moved([2, 0]), right: moved([2, 0]) } } }],
    ['Density 60', { density: { impressionsPerCm2: 60 } }],
    ['Pattern: Grouped', { density: { pattern: 'clustered' } }],
    ['Shade 30', { pigment: { shade: '30', family: 'light' } }],
    ['Skin type V', { skin: { type: 'V' } }],
    ['Needle 0.20 mm', { deposit: { diameterMm: 0.2 } }],
    ['After session 2', { sessions: { shown: 2 } }],
    ['Time: 3 years', { age: { days: 3 * 365 } }],
    ['If hair loss goes on', { fringe: { future: 'receded' } }],
    ['Treatment off', { enabled: false }],
    ['Density 60 · Shade 30', { density: { impressionsPerCm2: 60 }, pigment: { shade: '30' } }],
    [
      'Plan changed',
      { density: { impressionsPerCm2: 60 }, pigment: { shade: '30' }, sessions: { shown: 1 } },
    ],
  ])('say what was chosen, and its value: %s', (name, patch) => {
    const { plan, newest } = consultation();
    plan.update(patch, false);
    expect(newest()).toBe(name);
  });

  it('tell a line that is drawn, smoothed, and as the style again', () => {
    const { plan, names } = consultation();
    const drawn = (x: number) => ({
      own: { kind: 'drawn', pointsMm: [x, 0, 0, 9, 60, 60, -9, 60, 60, -x, 0, 0] } as const,
      midpointHeightMm: x,
    });
    plan.update({ hairline: drawn(60) }, false, { step: 'line-drawn' });
    plan.update({ hairline: drawn(61) }, false, { step: 'line-smoothed' });
    plan.update({ hairline: { own: null } }, false);
    expect(names().slice(1)).toEqual(['Hairline drawn', 'Hairline smoothed', 'Line as the style again']);
  });

  const scar = { ...NEWLY_LISTED, id: 's', kind: 'fut', widthMm: 3, pointsMm: [0, 0, 0, 9, 0, 0] } as const;

  it('name the scar', () => {
    const { plan, scars, names } = consultation();
    plan.update({ scars: [scar] }, false, { step: 'scar-drawn' });
    scars.change('s', { name: 'Behind the ear' }, false);
    scars.remove('s');
    expect(names().slice(1)).toEqual([
      'Scar from a strip (FUT) drawn: 3 mm',
      'Renamed to Behind the ear',
      'Behind the ear deleted',
    ]);
  });

  it.each([
    ['width', { widthMm: 4.5 }, 'Width of Scar from a strip (FUT): 4.5 mm'],
    ['visibility', { shown: false }, 'Scar from a strip (FUT) hidden'],
    ['lock', { locked: true }, 'Scar from a strip (FUT) locked'],
    ['several at once', { locked: true, widthMm: 4 }, 'Scar from a strip (FUT) changed'],
  ])('say what was changed of the scar: %s', (_, patch, name) => {
    const { plan, scars, newest } = consultation();
    plan.update({ scars: [scar] }, false, { step: 'scar-drawn' });
    scars.change('s', patch, false);
    expect(newest()).toBe(name);
  });

  it('stay the same where steps are undone, and are told for steps without a zone as before', () => {
    const { document, plan, zones, names } = consultation();
    zones.add('crown');
    plan.update({ density: { impressionsPerCm2: 60 } }, false);
    zones.remove('crown');
    const all = names();
    expect(all).toEqual(['Photo opened', 'Crown added', 'Density 60', 'Crown deleted']);
    document.temporal.getState().undo(2);
    expect(names()).toEqual(all);
  });
});
