import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { PhotoInput } from '../start/PhotoInput';
import { words } from '../words';
import './photos.css';

/** One more photo of the same head. */
export function AddPhoto({ short = false }: { readonly short?: boolean }) {
  const { commands } = useApp();
  return (
    <PhotoInput className="secondary add-photo" onPhoto={(photo) => void commands.addPhoto(photo)}>
      <Icon name="plus" />
      {short ? words.panel.addShort : words.panel.addPhoto}
    </PhotoInput>
  );
}
