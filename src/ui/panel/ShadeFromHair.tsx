import { useApp, useStatus, useView } from '../AppContext';
import { words } from '../words';

/** The plan's shade from hair that is pressed in the photo. */
export function ShadeFromHair() {
  const { view } = useApp();
  const headFound = useStatus(({ photo }) => Boolean(photo?.head));
  const isUp = useView((v) => v.tool === 'zone-shade' && v.zoneId === null);
  if (!headFound) return null;
  return (
    <>
      <button
        type="button"
        className="secondary wide"
        aria-pressed={isUp}
        // With a zone chosen the tool is that zone's.
        onClick={() => view.setState(isUp ? { tool: 'pan' } : { tool: 'zone-shade', zoneId: null })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !isUp) return;
          event.preventDefault();
          document.querySelector<HTMLElement>('[data-stage]')?.focus();
        }}
      >
        {words.shade.pick}
      </button>
      {isUp && <p className="hint">{words.shade.pickHint}</p>}
    </>
  );
}
