import type { HomeStep } from '../../state/viewStore';
import { Icon } from '../art/Icon';
import { words } from '../words';

interface StepListProps {
  readonly steps: readonly HomeStep[];
  readonly at: HomeStep;
  readonly onGo: (step: HomeStep) => void;
}

/** All steps, each of them a press away at any time; those before this one are ticked. */
export const StepList = ({ steps, at, onGo }: StepListProps) => (
  <nav aria-label={words.home.steps}>
    <ol className="home-steps">
      {steps.map((step, i) => (
        <li key={step}>
          <button
            type="button"
            className="home-step-button"
            aria-current={step === at ? 'step' : undefined}
            onClick={() => onGo(step)}
          >
            {i < steps.indexOf(at) && <Icon name="check" />}
            {words.home.names[step]}
          </button>
        </li>
      ))}
    </ol>
  </nav>
);
