import { useEffect, useRef } from 'react';
import type { ShownHead, ShownPhoto } from '../../state/statusStore';
import { useApp, useStatus } from '../AppContext';
import { FaceChoice } from '../panel/FaceChoice';
import { words } from '../words';
import type { Option } from './options';
import { HOME_TITLE_ID, StepBody } from './StepBody';
import { StepList } from './StepList';
import { stepBeside } from './steps';
import { useHomeStep } from './useHomeStep';
import '../controls/choices.css';
import './home.css';

interface HomePathProps {
  readonly onOtherSave: () => void;
}

/** For a patient alone: from the found head to the saved picture in few steps, none of which needs a skill. */
export function HomePath(props: HomePathProps) {
  const photo = useStatus((status) => status.photo);
  return photo?.head ? <Path photo={photo} head={photo.head} {...props} /> : null;
}

interface PathProps extends HomePathProps {
  readonly photo: ShownPhoto;
  readonly head: ShownHead;
}

function Path({ photo, head, onOtherSave }: PathProps) {
  const { view, commands } = useApp();
  const { steps, at, begins, go } = useHomeStep(photo, head);
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLElement>(null);
  const before = useRef(at);
  const back = stepBeside(steps, at, -1);
  const next = stepBeside(steps, at, 1);

  // Each step is read from its title on; what was pressed to come here may be gone.
  useEffect(() => {
    if (before.current === at && document.activeElement !== document.body) return;
    before.current = at;
    body.current?.scrollTo({ top: 0 });
    title.current?.focus({ preventScroll: true });
  }, [at]);

  const choose = ({ patch }: Option) => {
    void commands.updatePlan(patch);
    // The line was looked at by now: what is chosen is seen without it.
    go(at);
  };

  return (
    <div className="home-path">
      <StepList steps={steps} at={at} onGo={go} />
      <section ref={body} className="home-step" aria-labelledby={HOME_TITLE_ID}>
        <h2 ref={title} id={HOME_TITLE_ID} tabIndex={-1}>
          <span className="visually-hidden">{words.home.step(steps.indexOf(at) + 1, steps.length)} </span>
          {words.home.titles[at]}
        </h2>
        <StepBody
          key={at}
          at={at}
          head={head}
          begins={begins}
          onChoose={choose}
          onGo={go}
          onOtherSave={onOtherSave}
        />
      </section>
      <div className="home-foot">
        <button type="button" className="secondary" disabled={back === null} onClick={() => back && go(back)}>
          {words.home.back}
        </button>
        {next && (
          <button type="button" className="primary" onClick={() => go(next)}>
            {at === 'outline' ? words.home.looksRight : words.home.next}
          </button>
        )}
      </div>
      <div className="home-more">
        <button type="button" className="link" onClick={() => view.setState({ guided: false })}>
          {words.home.more}
        </button>
        <FaceChoice legendHidden />
      </div>
    </div>
  );
}
