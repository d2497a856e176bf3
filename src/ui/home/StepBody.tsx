import { useState } from 'react';
import { lineWarnings } from '../../state/lineStore';
import { isLighterThanDots, type ShownHead } from '../../state/statusStore';
import type { HomeStep } from '../../state/viewStore';
import { useApp, usePlan, useStatus } from '../AppContext';
import { ProgressCard } from '../feedback/ProgressCard';
import { LineWarnings } from '../hairline/LineWarnings';
import { AddPhoto } from '../photos/AddPhoto';
import { OutlinePanel } from '../panel/OutlinePanel';
import { useCaption } from '../showing/useCaption';
import { words } from '../words';
import { densityOptions, hairlineOptions, shadeOptions, type Option } from './options';
import { OptionPictures } from './OptionPictures';
import { noteOf, PhotoNote } from './PhotoNote';
import { isUnsure } from './steps';

export const HOME_TITLE_ID = 'home-title';

interface StepBodyProps {
  readonly head: ShownHead;
  readonly begins: boolean;
  readonly onChoose: (option: Option) => void;
  readonly onGo: (step: HomeStep) => void;
  readonly onOtherSave: () => void;
}

export function StepBody({ at, ...props }: StepBodyProps & { readonly at: HomeStep }) {
  switch (at) {
    case 'outline':
      return <OutlineStep {...props} />;
    case 'density':
      return <DensityStep {...props} />;
    case 'shade':
      return <ShadeStep {...props} />;
    case 'hairline':
      return <HairlineStep {...props} />;
    case 'compare':
      return <CompareStep {...props} />;
  }
}

function OutlineStep({ head }: StepBodyProps) {
  const [changing, setChanging] = useState(false);
  return (
    <>
      <PhotoNote head={head} photoAlone />
      <p className="hint">{isUnsure(head) ? words.home.unsure : words.home.leads.outline}</p>
      <div className="home-head">
        <button
          type="button"
          className="secondary"
          aria-expanded={changing}
          onClick={() => setChanging(!changing)}
        >
          {words.home.change}
        </button>
        <AddPhoto />
      </div>
      {changing && <OutlinePanel />}
    </>
  );
}

function DensityStep({ head, begins, onChoose, onGo }: StepBodyProps) {
  const options = densityOptions(usePlan((plan) => plan));
  return (
    <>
      {begins && <PhotoNote head={head} />}
      {begins && noteOf(head) === null && (
        <p className="hint home-check">
          {words.home.lineFits}
          <button type="button" className="link" onClick={() => onGo('outline')}>
            {words.home.change}
          </button>
        </p>
      )}
      {!begins && <p className="hint">{words.home.leads.density}</p>}
      <OptionPictures options={options} frame="skin" labelledBy={HOME_TITLE_ID} onChoose={onChoose} />
    </>
  );
}

function ShadeStep({ head, onChoose }: StepBodyProps) {
  const { skin, hair } = head.pigment;
  const options = shadeOptions(
    usePlan((plan) => plan),
    head.pigment,
  );
  return (
    <>
      <p className="hint">
        {words.home.leads.shade[skin ? (hair?.source ?? 'assumed') : 'unknown']}
        {isLighterThanDots(hair, skin) && ` ${words.shade.lightHair}`}
      </p>
      <OptionPictures options={options} frame="skin" labelledBy={HOME_TITLE_ID} onChoose={onChoose} />
    </>
  );
}

function HairlineStep({ onChoose }: StepBodyProps) {
  const options = hairlineOptions(
    usePlan((plan) => plan),
    (line) => lineWarnings(line, null).length > 0,
  );
  return (
    <>
      <p className="hint">{words.home.leads.hairline}</p>
      <OptionPictures options={options} frame="line" labelledBy={HOME_TITLE_ID} onChoose={onChoose} />
      <LineWarnings />
    </>
  );
}

function CompareStep({ head, onOtherSave }: StepBodyProps) {
  const { commands } = useApp();
  const caption = useCaption();
  const isWarned = usePlan(({ hairline }) => lineWarnings(hairline, null).length > 0);
  const job = useStatus((status) => status.job);
  if (job?.stage === 'export') return <ProgressCard job={job} />;
  return (
    <>
      <p className="home-caption">{caption}</p>
      <PhotoNote head={head} />
      {!isWarned && <p className="hint">{words.home.leads.compare}</p>}
      <LineWarnings />
      <div className="home-save">
        <button
          type="button"
          className="primary"
          onClick={() => void commands.save({ layout: 'side-by-side', format: 'jpeg' })}
        >
          {words.home.save}
        </button>
        <button type="button" className="secondary" onClick={onOtherSave}>
          {words.home.saveMore}
        </button>
      </div>
    </>
  );
}
