import { useRef, useState } from 'react';
import type { LightCheck } from '../../domain/light';
import { inLight, lightShown } from '../../state/viewStore';
import { useApp, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { Choices } from '../controls/Choices';
import { AssumedTag } from '../controls/Assumed';
import { useMedia } from '../useMedia';
import { words } from '../words';
import { usePopover } from './usePopover';

const LIGHTS = ['photo', 'flat', 'hard'] as const satisfies readonly LightCheck[];

/** How far the eye usually is from a monitor or a phone, and how large a CSS px is there, mm. [A] */
const MONITOR = { eyeMm: 500, cssPxMm: 0.2646 };
const HELD = { eyeMm: 350, cssPxMm: 0.165 };

/** The result as it reads from further away and in other light. */
export function LookPopover() {
  const { view, commands } = useApp();
  const light = useView(lightShown);
  const zoom = useView((v) => v.zoom);
  const [chosen, setChosen] = useState<{ readonly mm: number; readonly zoom: number } | null>(null);
  // Until one zooms otherwise.
  const shownMm = chosen?.zoom === zoom ? chosen.mm : null;
  const screen = useMedia('(pointer: coarse)') ? HELD : MONITOR;
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const { open, toggle } = usePopover({ button, popover });
  const text = words.look;
  const distance = text.distances.find(({ mm }) => mm === shownMm);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tool look"
        aria-expanded={open}
        aria-controls="bar-look"
        title={text.title}
        onClick={toggle}
      >
        <Icon name="light" />
        <span className="tool-words">{text.open}</span>
        {(light !== 'photo' || distance) && <span className="look-lit" aria-hidden="true" />}
        {light !== 'photo' && <span className="visually-hidden">({text.lit[light]})</span>}
        {distance && <span className="visually-hidden">({distance.name})</span>}
      </button>
      <div
        ref={popover}
        id="bar-look"
        className={open ? 'bar-look bar-look-open' : 'bar-look'}
        role="group"
        aria-label={text.title}
      >
        <div className="look-part">
          <div className="look-distance" role="group" aria-labelledby="look-distance">
            <p id="look-distance">{text.distance}</p>
            {text.distances.map(({ mm, name }) => (
              <button
                key={mm}
                type="button"
                className="tool"
                aria-pressed={shownMm === mm}
                onClick={() => {
                  if (shownMm === mm) {
                    commands.zoomToHead();
                    setChosen(null);
                    return;
                  }
                  commands.zoomToDistance(mm, screen);
                  setChosen({ mm, zoom: view.getState().zoom });
                }}
              >
                {name}
              </button>
            ))}
          </div>
          <p className="look-hint">
            <AssumedTag /> {text.hold(screen.eyeMm / 10)}
          </p>
        </div>
        <div className="look-part">
          <Choices
            legend={text.light}
            name="light"
            look="segments"
            choices={LIGHTS.map((id) => ({ id, name: text.lights[id] }))}
            chosen={light}
            onChoose={(id) => view.setState(inLight(id))}
          />
          <p className="look-hint">
            <AssumedTag /> {text.lightHint}
          </p>
        </div>
      </div>
    </>
  );
}
