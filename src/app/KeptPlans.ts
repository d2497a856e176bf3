import type { FollicleField } from '../domain/follicles/types';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { VariantLetter, Variants } from '../domain/plan/variants';
import type { PlanInputs } from '../render';
import { lookInputs } from './lookInputs';
import type { OpenPhoto, PhotoTreatment } from './photos';

/** With whether hair hides what the variant treats, see `isPlanCovered`. */
export interface KeptInputs extends PlanInputs {
  readonly covered: boolean;
}

interface Made {
  readonly plan: TreatmentPlan;
  readonly treatment: PhotoTreatment;
  readonly field: FollicleField | null;
  readonly inputs: KeptInputs;
}

interface Sources {
  /** null where nothing is known of the photo any more. */
  readonly treatment: (letter: VariantLetter, plan: TreatmentPlan) => Promise<PhotoTreatment | null>;
  readonly field: (plan: TreatmentPlan) => Promise<FollicleField> | null;
}

/** What the variants make of the photo that are shown beside the one that is worked on. */
export class KeptPlans {
  private readonly made = new Map<VariantLetter, Made>();

  /** The same objects as long as nothing changes that they are made from. */
  async inputs(
    photo: OpenPhoto,
    { kept }: Variants,
    sources: Sources,
  ): Promise<ReadonlyMap<VariantLetter, KeptInputs>> {
    const inputs = new Map<VariantLetter, KeptInputs>();
    for (const [letter, plan] of Object.entries(kept) as [VariantLetter, TreatmentPlan][]) {
      const treatment = await sources.treatment(letter, plan);
      const field = await sources.field(plan);
      if (treatment) inputs.set(letter, this.inputsOf(photo, letter, { plan, treatment, field }));
    }
    return inputs;
  }

  /** They are shown no more. */
  forget(): void {
    this.made.clear();
  }

  private inputsOf(photo: OpenPhoto, letter: VariantLetter, of: Omit<Made, 'inputs'>): KeptInputs {
    const { plan, treatment, field } = of;
    const known = this.made.get(letter);
    if (known?.plan === plan && known.treatment === treatment && known.field === field) return known.inputs;
    const { shownIn: scalp, map, scars, covered } = treatment;
    const inputs = { ...lookInputs(photo, plan), field, scalp, treatment: map, scars, chosen: null, covered };
    this.made.set(letter, { ...of, inputs });
    return inputs;
  }
}
