import { PreviewError } from '../domain/errors';
import { neutralFileName } from '../imaging';
import { announce, type Job } from '../state/statusStore';
import type { Drawing } from './Drawing';
import { exportPicture } from './exportPicture';
import type { SaveOptions } from './PreviewApp';
import type { Services } from './services';

const EXTENSION = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const;
const NO_ROOM =
  'The picture could not be saved: this device may have no room left. Free some space and save again. Your photo and your changes are still here.';
let saved = 0;

/**
 * Exports what the plan says now, not what was last drawn, and hands the file to the browser's own download, under a
 * name that says nothing of its content.
 */
export async function savePicture(
  services: Services,
  drawing: Pick<Drawing, 'update' | 'keptInputs'>,
  options: SaveOptions,
  signal: AbortSignal,
): Promise<void> {
  const { status } = services;
  let own: Job = { stage: 'export', fraction: 0, cancellable: true };
  status.setState({ job: own });
  const isOwn = (): boolean => status.getState().job === own;
  const progress = (fraction: number): void => {
    if (!isOwn()) return;
    own = { ...own, fraction };
    status.setState({ job: own });
  };
  try {
    await drawing.update();
    const blob = await exportPicture(services, drawing, options, signal, (fraction) => {
      progress(0.8 * fraction);
    });
    saved += 1;
    const name = neutralFileName(new Date(), saved, EXTENSION[options.format]);
    download(blob, name);
    announce(status, `Saved as ${name}.`);
  } catch (error) {
    // No alert follows an abort; a screen reader still hears that there is no file.
    if (error instanceof PreviewError && error.code === 'aborted') announce(status, error.message);
    throw error;
  } finally {
    if (isOwn()) status.setState({ job: null });
  }
}

/** @throws PreviewError storage-full */
function download(blob: Blob, name: string): void {
  let address: string;
  try {
    address = URL.createObjectURL(blob);
  } catch {
    throw new PreviewError('storage-full', NO_ROOM);
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
