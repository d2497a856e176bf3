import { useEffect, useRef, useState } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import { FaceChoice } from './FaceChoice';
import { LineBar } from '../hairline/LineBar';
import { inOrder, type Section, type SectionId } from './sections';
import { isNoted } from './notes';
import { showsTool } from './toolPlaces';

/** One section at a time below the picture, tabs under the thumb; a bar of the line takes its room here, and the picture keeps its own. */
export function TabbedPanel({ sections: all }: { readonly sections: readonly Section[] }) {
  const { view } = useApp();
  const sections = inOrder(all);
  const noted = useStatus(({ photo }) => !!photo?.head && isNoted(photo.head));
  const [wanted, setWanted] = useState<SectionId>(noted ? 'findings' : 'density');
  const tabs = useRef<HTMLDivElement>(null);
  const shapesLine = useView((v) => v.tool === 'hairline');
  const shown = sections.find(({ id }) => id === wanted) ?? sections[0];
  // Not all of them may fit: the chosen one is seen with what stands beside it.
  useEffect(() => {
    const chosen = tabs.current?.querySelector('[aria-selected=true]');
    chosen?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown?.id]);
  if (!shown) return null;

  const choose = (id: SectionId) => {
    setWanted(id);
    // A tool that is not seen any more would draw where the picture is meant to be moved.
    if (!showsTool(id, view.getState().tool)) view.setState({ tool: 'pan' });
  };
  const step = (by: number) => {
    const index = (sections.indexOf(shown) + by + sections.length) % sections.length;
    const next = sections[index];
    if (!next) return;
    choose(next.id);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };

  return (
    <div className="tabbed-panel">
      <div className="tab-body">
        {shapesLine && <LineBar />}
        <div
          key={shown.id}
          className="panel-section sheet"
          id="tab-panel"
          role="tabpanel"
          tabIndex={0}
          aria-labelledby={`tab-${shown.id}`}
        >
          <h2>{words.panel.sections[shown.id]}</h2>
          <shown.Body />
          {shown.id === 'findings' && <FaceChoice />}
        </div>
      </div>
      <div
        ref={tabs}
        className="tabs"
        role="tablist"
        aria-label={words.panel.title}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(1);
          else if (event.key === 'ArrowLeft') step(-1);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {sections.map(({ id, icon }) => (
          <button
            key={id}
            type="button"
            id={`tab-${id}`}
            className="tab"
            role="tab"
            aria-selected={id === shown.id}
            aria-controls="tab-panel"
            tabIndex={id === shown.id ? 0 : -1}
            onClick={() => choose(id)}
          >
            <Icon name={icon} />
            <span>
              {words.panel.tabs[id]}
              {id === 'findings' && noted && (
                <>
                  <span className="tab-noted" aria-hidden="true" />
                  <span className="visually-hidden"> {words.panel.noted}</span>
                </>
              )}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
