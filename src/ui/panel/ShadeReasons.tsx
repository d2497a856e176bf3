import type { ReactNode } from 'react';
import type { ShadeReason } from '../../domain/pigment/shadeMatch';
import type { ShownPigment } from '../../state/statusStore';
import { words } from '../words';
import { AssumedTag } from '../controls/Assumed';

/** Why the shade is matched, reason by reason, with every number and every doubt. */
export const ShadeReasons = ({ pigment }: { readonly pigment: ShownPigment }) => (
  <details>
    <summary>{words.shade.why}</summary>
    <ul className="reasons">
      {pigment.match.reasons.map((reason) => (
        <Reason key={reason.id} reason={reason} pigment={pigment} />
      ))}
    </ul>
  </details>
);

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
            : (pigment.skin ? text.skinChosen : text.skinTaken)(skinClass)}
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
      return (
        <Line tag={tag}>
          {(reason.by === 'lightness' ? text.rangeByLightness : text.range)(
            reason.from,
            reason.to,
            reason.aim,
          )}
        </Line>
      );
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
