import type { VariantLetter } from '../domain/plan/variants';
import type { HeadAnalysis, TreatInput } from './compute';
import type { OpenPhoto, PhotoTreatment } from './photos';
import type { Services } from './services';

interface Made {
  readonly of: TreatInput;
  readonly treatment: Promise<PhotoTreatment | null>;
}

/** The last that was made of each variant's plan, so that going from one to another asks the worker for nothing. */
export class MadeTreatments {
  private head: HeadAnalysis | null = null;
  private readonly byLetter = new Map<VariantLetter, Made>();

  constructor(
    private readonly services: Pick<Services, 'compute'>,
    private readonly isSame: (a: TreatInput, b: TreatInput) => boolean,
  ) {}

  /** null: nothing is known of the photo. */
  of(photo: OpenPhoto, letter: VariantLetter, wanted: TreatInput): Promise<PhotoTreatment | null> {
    this.followHead(photo);
    const known = this.byLetter.get(letter);
    if (known && this.isSame(known.of, wanted)) return known.treatment;
    const treatment = this.services.compute.treat(wanted).then((made) => made && { ...made, of: wanted });
    const made = { of: wanted, treatment };
    this.byLetter.set(letter, made);
    treatment.catch(() => {
      if (this.byLetter.get(letter) === made) this.byLetter.delete(letter);
    });
    return treatment;
  }

  /** What came with the photo or its head. */
  remember(photo: OpenPhoto, letter: VariantLetter): void {
    this.followHead(photo);
    const { treatment } = photo;
    if (treatment) this.byLetter.set(letter, { of: treatment.of, treatment: Promise.resolve(treatment) });
  }

  private followHead({ head }: OpenPhoto): void {
    if (head === this.head) return;
    this.byLetter.clear();
    this.head = head;
  }
}
