import { movedHandles } from '../domain/hairline/handleMoves';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { ListedScar } from '../domain/scar/scar';
import type { Zone } from '../domain/zones/zone';
import type { DocumentState } from '../state/documentStore';
import type {
  PlanChange,
  PlanChoice,
  ScarChange,
  ShownHistory,
  ShownStep,
  ZoneChange,
} from '../state/statusStore';

/** As the store of the history keeps it. */
type KeptState = Partial<DocumentState>;

/** The steps behind and ahead, with what each of them concerns; told once for each state that is kept. */
export class HistoryTeller {
  private readonly told = new WeakMap<KeptState, ShownStep>();

  /** @param future the next one that would be done again is the last */
  tell(past: readonly KeptState[], now: KeptState, future: readonly KeptState[]): ShownHistory {
    const states = [...past, now, ...[...future].reverse()];
    return { steps: states.map((state, i) => this.stepOf(states[i - 1], state)), at: past.length };
  }

  private stepOf(before: KeptState | undefined, state: KeptState): ShownStep {
    const known = this.told.get(state);
    if (known) return known;
    const step = shownStep(before?.plan, state);
    this.told.set(state, step);
    return step;
  }
}

/** @param before null of the first state there is */
export function shownStep(
  before: TreatmentPlan | undefined,
  { step: id = 'plan', plan }: KeptState,
): ShownStep {
  if (!before || !plan) return { id };
  if (id.startsWith('scar-')) return { id, ...scarStep(id, differing(before.scars, plan.scars)) };
  if (id === 'zone-moved') return { id, ...movedZone(before.zones, plan.zones) };
  if (isPlanned(id)) return { id, planned: planned(before, plan) };
  if (!id.startsWith('zone-')) return { id };
  const found = differing(before.zones, plan.zones);
  const change = id === 'zone-changed' && found?.was ? changeOf(found.was, found.listed) : undefined;
  return { id, ...listed('zone', found?.listed), ...change };
}

const SECTIONS = [
  'enabled',
  'density',
  'hairline',
  'skin',
  'pigment',
  'deposit',
  'sessions',
  'age',
  'fringe',
  'finish',
] as const satisfies readonly (keyof TreatmentPlan)[];

/** Whether the step is named by what it chose of the plan; the others say themselves what was done. */
const isPlanned = (id: ShownStep['id']): boolean =>
  id === 'plan' || (SECTIONS as readonly string[]).includes(id);

function planned(was: TreatmentPlan, now: TreatmentPlan): PlanChange {
  const choices = SECTIONS.flatMap((section) => differingChoices(section, was[section], now[section]));
  return { choices, handles: movedHandles(was.hairline.own, now.hairline.own), plan: now };
}

function differingChoices(section: string, was: unknown, now: unknown): readonly PlanChoice[] {
  if (same(was, now)) return [];
  if (typeof was !== 'object' || was === null) return [section as PlanChoice];
  const [before, after] = [was, now] as Readonly<Record<string, unknown>>[];
  return Object.keys(after!)
    .filter((key) => !same(before![key], after![key]))
    .map((key) => `${section}.${key}` as PlanChoice);
}

const listed = <K extends 'zone' | 'scar', T>(key: K, value: T | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T };

function scarStep(
  id: ShownStep['id'],
  found: ReturnType<typeof differing<ListedScar>>,
): Omit<ShownStep, 'id'> {
  if (!found) return {};
  const { listed: scar, was } = found;
  if (id === 'scar-drawn') return { scar, scarWidthMm: scar.widthMm };
  const scarChange = id === 'scar-changed' && was ? scarChangeOf(was, scar) : undefined;
  if (!scarChange) return { scar };
  return { scar, scarChange, ...(scarChange === 'width' && { scarWidthMm: scar.widthMm }) };
}

/** What alone is other than before; undefined of several at once. */
function scarChangeOf(was: ListedScar, now: ListedScar): ScarChange | undefined {
  const changes: ScarChange[] = [];
  if (was.name !== now.name) changes.push('name');
  if (was.shown !== now.shown) changes.push(now.shown ? 'shown' : 'hidden');
  if (was.locked !== now.locked) changes.push(now.locked ? 'locked' : 'unlocked');
  if (was.widthMm !== now.widthMm) changes.push('width');
  return changes.length === 1 ? changes[0] : undefined;
}

/** The one of the list that is new, gone or other than before, and what it was. */
function differing<T extends Zone | ListedScar>(
  before: readonly T[],
  after: readonly T[],
): { readonly listed: T; readonly was: T | undefined } | undefined {
  const wasOf = new Map(before.map((item) => [item.id, item]));
  for (const item of after) {
    const was = wasOf.get(item.id);
    wasOf.delete(item.id);
    if (!was || !same(was, item)) return { listed: item, was };
  }
  const [gone] = wasOf.values();
  return gone && { listed: gone, was: gone };
}

function movedZone(before: readonly Zone[], after: readonly Zone[]): Partial<ShownStep> {
  const at = after.findIndex((zone, i) => zone.id !== before[i]?.id);
  const zone = after[at],
    below = before[at];
  return zone && below ? { zone, below } : {};
}

/** What alone is other than before, and what it is now; undefined of several at once, but where all go by the plan again. */
function changeOf(was: Zone, now: Zone): Pick<ShownStep, 'change' | 'value'> | undefined {
  const changes: Pick<ShownStep, 'change' | 'value'>[] = [];
  const note = (change: ZoneChange, differs: boolean): void => {
    if (differs) changes.push({ change });
  };
  const noteValue = <T extends number | string | null>(change: ZoneChange, before: T, value: T): void => {
    if (before !== value) changes.push({ change, value });
  };
  note('name', was.name !== now.name);
  note(now.shown ? 'shown' : 'hidden', was.shown !== now.shown);
  note(now.locked ? 'locked' : 'unlocked', was.locked !== now.locked);
  noteValue('softness', was.softnessMm, now.softnessMm);
  noteValue('blend', was.blendMm, now.blendMm);
  noteValue('band', was.bandMm, now.bandMm);
  noteValue('density', was.own.impressionsPerCm2, now.own.impressionsPerCm2);
  noteValue('shade', was.own.shade, now.own.shade);
  noteValue('size', was.own.diameterMm, now.own.diameterMm);
  noteValue('depth', was.own.depthMm, now.own.depthMm);
  if (changes.length > 1 && changes.every(({ change, value }) => OWN.has(change!) && value === null))
    return { change: 'look', value: null };
  return changes.length === 1 ? changes[0] : undefined;
}

/** What a zone has of its own in the place of the plan's. */
const OWN: ReadonlySet<ZoneChange> = new Set(['density', 'shade', 'size', 'depth']);

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
