import type { ShownHead } from '../../state/statusStore';

/** Between two impressions of a group, mm: in the mean. */
const APART_MM = 0.54;
/** Two marks are told apart from so many pixels on. */
const APART_PX = 2;

/** Whether a photo can show the single impressions of a follicular unit: by its scale and its sharpness. */
export const showsGroups = ({
  mmPerPx,
  finestDetailMm,
}: Pick<ShownHead, 'mmPerPx' | 'finestDetailMm'>): boolean =>
  APART_PX * mmPerPx <= APART_MM && (finestDetailMm ?? 0) <= APART_MM;
