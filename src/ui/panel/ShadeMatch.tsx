import { isLighterThanDots, type ShownPigment } from '../../state/statusStore';
import { useApp, usePlan } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import { AssumedTag } from '../controls/Assumed';
import { matchSentence } from './matchSentence';

/** Which shade is matched to this person and why, in a sentence. */
export function ShadeMatch({ pigment }: { readonly pigment: ShownPigment }) {
  const { commands } = useApp();
  const chosen = usePlan((plan) => plan.pigment);
  const { match, skin, hair } = pigment;
  const text = words.shade;
  const isUsed = chosen.shade === match.shade && chosen.family === match.family;
  const use = (button: HTMLElement) => {
    // The button goes; the focus goes on to what it chose.
    button
      .closest('.panel-section')
      ?.querySelector<HTMLElement>(`[name=shade][value="${match.shade}"]`)
      ?.focus();
    void commands.updatePlan({ pigment: { shade: match.shade, family: match.family } });
  };
  return (
    <div className="notice match">
      <Icon name={skin ? 'check' : 'info'} />
      <div>
        <p>
          <strong>{(skin ? text.matchedTo : text.startFrom)(match.shade)}</strong> {matchSentence(pigment)}{' '}
          <AssumedTag />
        </p>
        {isLighterThanDots(hair, skin) && <p>{text.lightHair}</p>}
        {!isUsed && (
          <button type="button" className="secondary" onClick={(event) => use(event.currentTarget)}>
            {skin ? text.useMatch : text.useStart}
          </button>
        )}
      </div>
    </div>
  );
}
