import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Trial } from '../../app/PreviewApp';
import type { TrialState } from '../../state/trialStore';
import { useApp } from '../AppContext';

/**
 * Small pictures of the own head under these plans, as they come.
 * @param widthPx pixels of the screen that each is as wide as; null before that is known
 */
export function useTrials(
  trials: readonly Trial[],
  frame: 'skin' | 'line',
  widthPx: number | null,
): TrialState {
  const app = useApp();
  // By value: the same ones are made anew with every change of the plan.
  const wanted = JSON.stringify(trials.map(({ id, patch }) => ({ id, patch })));
  useEffect(() => {
    if (widthPx === null) return;
    app.commands.showTrials(JSON.parse(wanted) as readonly Trial[], frame, widthPx);
    return () => app.commands.showTrials([], frame, widthPx);
  }, [app, wanted, frame, widthPx]);
  return useStore(app.trials);
}
