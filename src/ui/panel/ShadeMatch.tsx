import type { ReactNode } from 'react';
import type { ShadeReason } from '../../domain/pigment/shadeMatch';
import type { ShownPigment } from '../../state/statusStore';
import { useApp, usePlan } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import { AssumedTag } from './Assumed';
import { matchSentence } from './matchSentence';

/** Which shade is matched to this person, in a sentence; the reasons one by one in a detail. */
export function ShadeMatch({ pigment }: { readonly pigment: ShownPigment }) {
  const { commands } = useApp();
  const chosen = usePlan((plan) => plan.pigment);
  const { match, skin } = pigment;
  const text = words.shade;
  const isUsed = chosen.shade === match.shade && chosen.family === match.family;
  const use = () => commands.updatePlan({ pigment: { shade: match.shade, family: match.family } });
  return (
    <div className="match">
      <div className="notice">
        <Icon name={skin ? 'check' : 'info'} />
        <div>
          <p>
            <strong>{(skin ? text.matchedTo : text.startFrom)(match.shade)}</strong> {matchSentence(pigment)}
          </p>
          {!isUsed && (
            <button type="button" className="secondary" onClick={() => void use()}>
              {text.useMatch}
            </button>
          )}
        </div>
      </div>
      <details>
        <summary>{text.why}</summary>
        <ul className="reasons">
          {match.reasons.map((reason) => (
            <Reason key={reason.id} reason={reason} pigment={pigment} />
          ))}
        </ul>
      </details>
    </div>
  );
}

function Reason({ reason, pigment }: { readonly reason: ShadeReason; readonly pigment: ShownPigment }) {
  const text = words.shade;
  const tag = reason.basis === 'assumption' && <AssumedTag />;
  switch (reason.id) {
    case 'skin': {
      const { skinClass, seen } = reason;
      return (
        <Line
          tag={tag}
          notes={seen?.notes.map((id) => ({
            id,
            note: text.skinNotes[id],
            assumed: text.assumedNotes.includes(id),
          }))}
        >
          {seen
            ? text.skinSeen(skinClass, seen.itaDeg, Math.round(100 * seen.confidence))
            : text.skinTaken(skinClass)}
        </Line>
      );
    }
    case 'hair-seen':
      return (
        <Line
          tag={tag}
          notes={pigment.hair?.notes.map((id) => ({
            id,
            note: text.hairNotes[id],
            assumed: text.assumedHairNotes.includes(id),
          }))}
        >
          {text.hairSeen(reason.hair, pigment.hair?.source ?? 'fringe')}
        </Line>
      );
    case 'hair-assumed':
      return <Line tag={tag}>{text.hairTaken(reason.hair)}</Line>;
    case 'start-range':
      return <Line tag={tag}>{text.range(reason.from, reason.to, reason.middle)}</Line>;
  }
}

interface LineProps {
  readonly tag: ReactNode;
  readonly notes?:
    readonly { readonly id: string; readonly note: string; readonly assumed: boolean }[] | undefined;
  readonly children: string;
}

const Line = ({ tag, notes = [], children }: LineProps) => (
  <li>
    {children} {tag}
    {notes.map(({ id, note, assumed }) => (
      <span key={id} className="reason-note">
        {note} {assumed && <AssumedTag />}
      </span>
    ))}
  </li>
);
