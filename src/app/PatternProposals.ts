import type { PatternId } from '../domain/patterns/pattern';
import { MOST_ZONES, type Zone } from '../domain/zones/zone';
import type { PatternStore } from '../state/patternStore';
import type { HeadAnalysis } from './compute';
import type { Drawing } from './Drawing';
import type { PlanCommands } from './planCommands';
import type { Services } from './services';

/** Patterns of hair loss to start from: each is shown on the photo first, and the plan changes only when it is used. */
export class PatternProposals {
  /** The head that was looked at last. */
  private looked: HeadAnalysis | null = null;
  private laidOn: HeadAnalysis | null = null;
  /** The last wish; what answers an earlier one is dropped. */
  private asked: object | null = null;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
    private readonly plan: PlanCommands,
    private readonly patterns: PatternStore,
  ) {}

  async open(): Promise<void> {
    this.patterns.setState({ open: true });
    await Promise.all([this.getLook(), this.look()]);
  }

  async close(): Promise<void> {
    this.patterns.setState({ open: false });
    await this.putAway();
  }

  /** In step with the photo: a new head is looked at, and a proposal laid on it anew. */
  async follow(): Promise<void> {
    const head = this.head();
    if (!head) this.patterns.setState({ open: false, seen: null });
    if (this.patterns.getState().open) await this.look();
    const { shown } = this.patterns.getState();
    if (!shown || this.laidOn === head) return;
    if (head) await this.show(shown.pattern);
    else await this.putAway();
  }

  /** The zones of the plan changed under the proposal: it no longer says what would be replaced. */
  async followZones(now: readonly Zone[], before: readonly Zone[]): Promise<void> {
    if (this.patterns.getState().shown && JSON.stringify(now) !== JSON.stringify(before))
      await this.putAway();
  }

  async show(pattern: PatternId): Promise<void> {
    const { photos, compute, document } = this.services;
    const head = this.head();
    const photo = photos.selected;
    if (!photo || !head) return;
    const { zones: planned } = document.getState().plan;
    const kept = planned.filter(({ locked }) => locked);
    const own = (this.asked = {});
    this.patterns.setState({ chosen: pattern });
    const laid = await compute.patternOnHead(photo.id, pattern, kept);
    // Another one was chosen meanwhile, or none.
    if (this.asked !== own || !laid || this.head() !== head) return;
    this.laidOn = head;
    const zones = laid.zones.slice(0, MOST_ZONES - kept.length);
    const replaced = planned.filter(({ locked }) => !locked);
    this.patterns.setState({
      shown: { pattern, zones, border: laid.border, replaced, kept, figures: null },
    });
    this.drawing.setProposedZones([...kept, ...zones]);
    this.services.view.setState(({ compare }) => (compare === 'before' ? { compare: 'split' } : {}));
    await this.drawing.update();
    const { shown } = this.patterns.getState();
    if (this.asked !== own || !shown) return;
    const drawn = this.services.status.getState().photo?.head?.zones ?? [];
    const figures = drawn.filter(({ id }) => zones.some((zone) => zone.id === id));
    this.patterns.setState({ shown: { ...shown, figures } });
  }

  /** One step of the plan, with what was shown. */
  async use(): Promise<void> {
    const { shown } = this.patterns.getState();
    if (!shown) return;
    const { view } = this.services;
    const zones = [...shown.kept, ...shown.zones];
    this.takeAway();
    this.patterns.setState({ open: false });
    this.plan.update({ enabled: true, density: { uniform: false }, zones }, false, { step: 'pattern' });
    view.setState(({ tool }) => ({ zoneId: null, tool: tool.startsWith('zone-') ? 'pan' : tool }));
    await this.drawing.update();
  }

  /** The picture is the plan's again. */
  async putAway(): Promise<void> {
    if (this.takeAway()) await this.drawing.update();
  }

  private takeAway(): boolean {
    const { shown } = this.patterns.getState();
    this.asked = null;
    this.laidOn = null;
    this.drawing.setProposedZones(null);
    this.patterns.setState({ chosen: null, shown: null });
    return shown !== null;
  }

  private async getLook(): Promise<void> {
    if (this.patterns.getState().look) return;
    this.patterns.setState({ look: await this.services.compute.patternLook() });
  }

  private async look(): Promise<void> {
    const head = this.head();
    const photo = this.services.photos.selected;
    if (!photo || !head || this.looked === head) return;
    this.looked = head;
    this.patterns.setState({ seen: null });
    const seen = await this.services.compute.seenPattern(photo.id);
    if (this.looked === head) this.patterns.setState({ seen });
  }

  private head(): HeadAnalysis | null {
    return this.services.photos.selected?.head ?? null;
  }
}
