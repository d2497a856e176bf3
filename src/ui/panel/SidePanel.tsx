import { words } from '../words';
import { FaceChoice } from './FaceChoice';
import { inOrder, type Section } from './sections';

/** All sections one below the other, beside the picture. What was found comes first: the rest builds on it. */
export function SidePanel({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <div className="side-panel">
      {sections.length > 1 && (
        <div className="panel-section">
          <FaceChoice />
        </div>
      )}
      {inOrder(sections).map(({ id, Body }) => (
        <section key={id} className="panel-section" aria-labelledby={`section-${id}`}>
          <h2 id={`section-${id}`}>{words.panel.sections[id]}</h2>
          <Body />
        </section>
      ))}
    </div>
  );
}
