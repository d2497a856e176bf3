import { useRef } from 'react';
import { Icon } from '../art/Icon';
import type { Option } from './options';
import { words } from '../words';
import { usePictureWidth } from './usePictureWidth';
import { useTrials } from './useTrials';

interface OptionPicturesProps {
  readonly options: readonly Option[];
  readonly frame: 'skin' | 'line';
  readonly labelledBy: string;
  readonly onChoose: (option: Option) => void;
}

/** Each on the own head: a press chooses it, and the large picture shows it. */
export function OptionPictures({ options, frame, labelledBy, onChoose }: OptionPicturesProps) {
  const list = useRef<HTMLDivElement>(null);
  const { pictures, isMaking } = useTrials(options, frame, usePictureWidth(list, '.home-picture'));
  const isWaiting = isMaking && options.some(({ id }) => pictures[id] === undefined);
  return (
    <>
      <p className="visually-hidden" role="status">
        {isWaiting ? words.home.picturesOnTheirWay : ''}
      </p>
      <div
        ref={list}
        className={`home-options${options.length === 4 ? ' home-options-four' : ''}`}
        role="group"
        aria-labelledby={labelledBy}
      >
        {options.map((option) => {
          const { id, name, hint, chosen } = option;
          const address = pictures[id];
          return (
            <button
              key={id}
              type="button"
              className="home-option"
              aria-pressed={chosen}
              onClick={() => onChoose(option)}
            >
              <span className="home-picture" aria-busy={address === undefined && isMaking}>
                {address !== undefined && <img src={address} alt="" draggable={false} />}
                {address === undefined && isMaking && <span aria-hidden>{words.home.pictureOnItsWay}</span>}
              </span>
              <span className="home-option-name">{name}</span>
              {hint !== undefined && <span className="choice-hint"> {hint}</span>}
              {chosen && (
                <span className="choice-tick">
                  <Icon name="check" />
                </span>
              )}
            </button>
          );
        })}
      </div>
    </>
  );
}
