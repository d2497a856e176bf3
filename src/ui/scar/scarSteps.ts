import type { ScarKind } from '../../domain/scar/scar';

/** Steps of a slider of widths, mm. */
export const SCAR_STEP_MM: Readonly<Record<ScarKind, number>> = { fut: 0.5, fue: 0.1, patch: 1 };
