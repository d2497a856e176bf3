import type { SaidChecks } from '../../state/captureStore';
import { useApp, useCapture } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';

type CheckName = keyof SaidChecks;

const text = words.capture;

/** What the camera shows, in words; what is not well is read out, once it has stayed for a moment. */
export function CheckList() {
  const { commands } = useApp().capture;
  const checks = useCapture((capture) => capture.checks);
  const levelMayBeAsked = useCapture((capture) => capture.levelMayBeAsked);
  const names: readonly CheckName[] = ['light', 'distance', 'sharpness'];
  const shown = checks.level === null ? names : [...names, 'level' as const];
  return (
    <section className="checks" aria-labelledby="checks-title">
      <h3 id="checks-title" className="visually-hidden">
        {text.checksTitle}
      </h3>
      <ul>
        {shown.map((name) => (
          <Check key={name} name={name} finding={checks[name]} said={sentence(checks, name)} />
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {summary(checks, shown)}
      </p>
      {levelMayBeAsked && (
        <button type="button" className="link" onClick={() => commands.askForLevel()}>
          {text.askForLevel}
        </button>
      )}
    </section>
  );
}

interface CheckProps {
  readonly name: CheckName;
  readonly finding: string | null;
  readonly said: string;
}

function Check({ name, finding, said }: CheckProps) {
  const unsure = finding === null || finding === 'unsure';
  const look = unsure ? 'unsure' : finding === 'good' ? 'good' : 'wrong';
  const icon = unsure ? 'info' : finding === 'good' ? 'check' : 'alert';
  return (
    <li className={`check check-${look}`}>
      <Icon name={icon} />
      <span>
        <strong>{text.checkNames[name]}:</strong> {said}
      </span>
    </li>
  );
}

function sentence(checks: SaidChecks, name: CheckName): string {
  const finding = checks[name];
  if (finding === null) return text.looking;
  return (text.checks[name] as Record<string, string>)[finding] ?? '';
}

function summary(checks: SaidChecks, shown: readonly CheckName[]): string {
  if (checks.light === null) return '';
  const wrong = shown.filter((name) => checks[name] !== null && checks[name] !== 'good');
  if (wrong.length === 0) return text.allGood;
  return wrong.map((name) => `${text.checkNames[name]}: ${sentence(checks, name)}.`).join(' ');
}
