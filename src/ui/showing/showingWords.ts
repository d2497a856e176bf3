import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import type { AgeStopId } from '../panel/timeStops';

/** Said to the patient: no digits. */
export const showingWords = {
  open: 'Show patient',
  hint: 'The picture alone, as large as it can be, without figures',
  title: 'Before and after',
  close: 'Back to the design',
  before: 'Before: the photo as it is.',
  untreated: 'Nothing is treated.',
  density: (least: string, most: string) =>
    least === most ? `${most} density` : `${least} to ${most} density`,
  hairline: (style: string) => `${style} hairline`,
  sessions: {
    1: 'after the first session',
    2: 'after the second session',
    3: null,
  } satisfies Record<TreatmentPlan['sessions']['shown'], string | null>,
  ages: {
    fresh: 'fresh',
    week: 'after a week',
    healed: 'healed',
    'half-year': 'after half a year',
    'year-1': 'after a year',
    'year-2': 'after two years',
    'year-3': 'after three years',
    'year-4': 'after four years',
    'year-5': 'after five years',
    'year-6': 'after six years',
  } satisfies Record<AgeStopId, string>,
  touchedUp: 'touched up',
  futures: {
    today: null,
    receded: 'if hair loss goes on',
    greyed: 'when your hair greys',
  } satisfies Record<TreatmentPlan['fringe']['future'], string | null>,
} as const;
