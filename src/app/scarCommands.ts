import { freeScarId, MOST_SCARS, type ListedScar } from '../domain/scar/scar';
import type { DocumentStore, StepId } from '../state/documentStore';
import type { ViewStore } from '../state/viewStore';
import type { PlanCommands } from './planCommands';

/** What may be changed of a scar as a whole; where it lies is drawn. */
export type ScarPatch = Partial<Pick<ListedScar, 'name' | 'shown' | 'locked' | 'widthMm'>>;

/** Scars in the list, each change a step of the plan. */
export class ScarCommands {
  constructor(
    private readonly document: DocumentStore,
    private readonly view: ViewStore,
    private readonly plan: PlanCommands,
  ) {}

  change(id: string, patch: ScarPatch, live: boolean): void {
    this.set(
      this.scars.map((scar) => (scar.id === id ? { ...scar, ...patch } : scar)),
      'scar-changed',
      live,
      `scar:${id}:${Object.keys(patch).join()}`,
    );
  }

  /** false where there are too many. */
  duplicate(id: string, name: string): boolean {
    const { scars } = this;
    const at = scars.findIndex((scar) => scar.id === id);
    const scar = scars[at];
    if (!scar || scars.length >= MOST_SCARS) return false;
    const copy = { ...scar, id: freeScarId(scars), name, locked: false };
    this.set([...scars.slice(0, at + 1), copy, ...scars.slice(at + 1)], 'scar-copied');
    this.view.setState({ zoneId: copy.id });
    return true;
  }

  remove(id: string): void {
    this.set(
      this.scars.filter((scar) => scar.id !== id),
      'scar-deleted',
    );
    if (this.view.getState().zoneId === id) this.view.setState({ zoneId: null });
  }

  private get scars(): readonly ListedScar[] {
    return this.document.getState().plan.scars;
  }

  private set(scars: readonly ListedScar[], step: StepId, live = false, control: string = step): void {
    this.plan.update({ scars }, live, { step, control });
  }
}
