import { Icon } from '../art/Icon';
import { words } from '../words';

export const DropVeil = () => (
  <div className="drop-veil" aria-hidden="true">
    <p>
      <Icon name="image" />
      {words.start.drop}
    </p>
  </div>
);
