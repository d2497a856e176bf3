import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Trial } from '../../app/PreviewApp';
import { useApp } from '../AppContext';

/** Addresses of small pictures of the own head under these plans, by id, as they come. */
export function useTrials(
  trials: readonly Trial[],
  frame: 'skin' | 'line',
): Readonly<Record<string, string>> {
  const app = useApp();
  // By value: the same ones are made anew with every change of the plan.
  const wanted = JSON.stringify(trials.map(({ id, patch }) => ({ id, patch })));
  useEffect(() => {
    app.commands.showTrials(JSON.parse(wanted) as readonly Trial[], frame);
    return () => app.commands.showTrials([], frame);
  }, [app, wanted, frame]);
  return useStore(app.trials, ({ pictures }) => pictures);
}
