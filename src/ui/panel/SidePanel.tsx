import { useRef } from 'react';
import { useView } from '../AppContext';
import { words } from '../words';
import { FaceChoice } from './FaceChoice';
import { headingId, JumpRow } from './JumpRow';
import { inOrder, type Section } from './sections';

/** All sections one below the other, beside the picture. What was found comes first: the rest builds on it. */
export function SidePanel({ sections: all }: { readonly sections: readonly Section[] }) {
  const sections = inOrder(all);
  const panel = useRef<HTMLDivElement>(null);
  const isLong = useView((v) => v.face === 'consultation') && sections.length > 1;
  return (
    <div ref={panel} className="side-panel">
      {isLong && <JumpRow sections={sections} panel={panel} />}
      {sections.length > 1 && (
        <div className="panel-section">
          <FaceChoice />
        </div>
      )}
      {sections.map(({ id, Body }) => (
        <section key={id} className="panel-section" aria-labelledby={headingId(id)}>
          <h2 id={headingId(id)} tabIndex={isLong ? -1 : undefined}>
            {words.panel.sections[id]}
          </h2>
          <Body />
        </section>
      ))}
    </div>
  );
}
