import { PreviewViewport } from '../render';
import { announce, type StatusStore } from '../state/statusStore';

/** The canvas, with its state told on screen; null where the device has no usable graphics. */
export function createViewport(status: StatusStore): PreviewViewport | null {
  try {
    const viewport = new PreviewViewport({
      onContextLost: () => {
        status.setState({ graphics: 'lost' });
      },
      onContextRestored: () => {
        status.setState({ graphics: 'ready' });
        announce(status, 'The picture is back.');
      },
    });
    status.setState({ graphics: 'ready' });
    return viewport;
  } catch {
    // No WebGL 2, or none that works: the screen says so, and photos can still be looked at elsewhere.
    status.setState({ graphics: 'unavailable' });
    return null;
  }
}
