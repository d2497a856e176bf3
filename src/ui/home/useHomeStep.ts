import { useEffect } from 'react';
import type { ShownHead, ShownPhoto } from '../../state/statusStore';
import type { HomeStep } from '../../state/viewStore';
import { useApp, useView } from '../AppContext';
import { noteOf } from './PhotoNote';
import { firstStep, stepsFor } from './steps';

const NARROW = '(width <= 480px)';

interface HomePlace {
  readonly steps: readonly HomeStep[];
  readonly at: HomeStep;
  /** Nothing was answered yet: the border is looked at beside the first choice, unless the photo itself matters more. */
  readonly begins: boolean;
  readonly go: (step: HomeStep) => void;
}

/** Where the path stands, and the picture as each step needs it. */
export function useHomeStep(photo: ShownPhoto, head: ShownHead): HomePlace {
  const { view } = useApp();
  const kept = useView((v) => (v.homeStep?.photoId === photo.id ? v.homeStep.step : null));
  const steps = stepsFor(photo);
  const begins = kept === null;
  const at = kept && steps.includes(kept) ? kept : firstStep(head);
  const outlineShown = at === 'outline' || (begins && noteOf(head) === null);

  useEffect(() => {
    view.setState({ outlineShown });
    return () => view.setState({ outlineShown: false });
  }, [view, outlineShown]);

  useEffect(() => {
    if (at === 'compare') view.setState({ compare: 'split' });
    else if (window.matchMedia(NARROW).matches) view.setState({ compare: 'after' });
  }, [view, at]);

  // A brush or an oval belongs to the step that it was taken up in.
  const go = (step: HomeStep) => view.setState({ homeStep: { photoId: photo.id, step }, tool: 'pan' });
  return { steps, at, begins, go };
}
