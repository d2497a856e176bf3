import { SHOWING } from '../../state/viewStore';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import './showing.css';

export function ShowPatientButton() {
  const { view } = useApp();
  return (
    <button
      type="button"
      className="tool show-patient"
      title={words.showing.hint}
      onClick={() => view.setState(SHOWING)}
    >
      <Icon name="show" />
      <span className="tool-words">{words.showing.open}</span>
    </button>
  );
}
