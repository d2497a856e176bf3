import { useApp, usePlan, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { Switch } from '../controls/Switch';
import { words } from '../words';

/** The line shaped on the photo itself, the same on both sides or not, with or without the lines of the face. */
export function LineOnPhoto() {
  const { commands, view } = useApp();
  const symmetric = usePlan((plan) => plan.hairline.symmetric);
  const guidesShown = useView((v) => v.guidesShown);
  const isUp = useView((v) => v.tool === 'hairline');
  const text = words.hairline;
  return (
    <>
      <button
        type="button"
        className="secondary wide"
        aria-pressed={isUp}
        onClick={() => view.setState({ tool: isUp ? 'pan' : 'hairline' })}
      >
        <Icon name="hairline" />
        {text.shape}
      </button>
      <Switch
        label={text.symmetric}
        checked={symmetric}
        onChange={(checked) => void commands.updatePlan({ hairline: { symmetric: checked } })}
      />
      <Switch
        label={text.guides}
        hint={text.guidesHint}
        checked={guidesShown}
        onChange={(checked) => view.setState({ guidesShown: checked })}
      />
    </>
  );
}
