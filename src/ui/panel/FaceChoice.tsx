import { useApp, useView } from '../AppContext';
import { Choices } from '../controls/Choices';
import { words } from '../words';
import { isZoneTool } from '../zones/zoneTools';

/** The same document with the few choices that a patient needs, or with all of an artist's. */
export function FaceChoice({ legendHidden = false }: { readonly legendHidden?: boolean }) {
  const { view } = useApp();
  const face = useView((v) => v.face);
  const text = words.face;
  return (
    <Choices
      legend={text.legend}
      legendHidden={legendHidden}
      name="face"
      look="segments"
      choices={[
        { id: 'home', name: text.home },
        { id: 'consultation', name: text.consultation },
      ]}
      chosen={face}
      // A zone's tool goes with the list that it belongs to.
      onChoose={(id) =>
        view.setState(({ tool }) =>
          id === 'home' ? { face: id, zoneId: null, tool: isZoneTool(tool) ? 'pan' : tool } : { face: id },
        )
      }
    />
  );
}
