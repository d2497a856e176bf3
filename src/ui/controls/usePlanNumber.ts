import { useRef, useState } from 'react';
import type { DeepPartial } from '../../app/PreviewApp';
import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import { useApp, usePlan } from '../AppContext';

/**
 * One number of the plan under a slider: moves are drawn live, the end of a move is one undo step. The number under the
 * finger is shown until the plan has caught up.
 */
export function usePlanNumber(
  select: (plan: TreatmentPlan) => number,
  patch: (value: number) => DeepPartial<TreatmentPlan>,
) {
  const { commands } = useApp();
  const planned = usePlan(select);
  const [draft, setDraft] = useState<number | null>(null);
  const latest = useRef(0);

  const update = (value: number, live: boolean) => {
    const turn = ++latest.current;
    setDraft(value);
    const settled = () => {
      if (!live && turn === latest.current) setDraft(null);
    };
    commands.updatePlan(patch(value), live ? { live } : undefined).then(settled, settled);
  };

  return {
    value: draft ?? planned,
    onMove: (value: number) => update(value, true),
    onCommit: (value: number) => update(value, false),
  };
}
