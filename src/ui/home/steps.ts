import type { ClinicalView } from '../../domain/observation';
import { HOME_STEPS, type HomeStep } from '../../state/viewStore';
import type { ShownHead, ShownPhoto } from '../../state/statusStore';
import { notesOn } from '../panel/notes';

const WITHOUT_HAIRLINE: readonly ClinicalView[] = ['crown', 'back'];

/** Those that mean something for this photo. */
export const stepsFor = ({ view }: Pick<ShownPhoto, 'view'>): readonly HomeStep[] =>
  HOME_STEPS.filter((step) => step !== 'hairline' || !WITHOUT_HAIRLINE.includes(view));

/** Where head or border are in doubt they are looked at first; else the line is shown beside the first choice. */
export const firstStep = (head: ShownHead): HomeStep => (isUnsure(head) ? 'outline' : 'density');

export const isUnsure = (head: ShownHead): boolean =>
  notesOn(head).some((note) => note !== 'own-hair' && note !== 'covered');

/** The one `by` steps on; null beyond either end. */
export const stepBeside = (steps: readonly HomeStep[], at: HomeStep, by: 1 | -1): HomeStep | null =>
  steps[steps.indexOf(at) + by] ?? null;
