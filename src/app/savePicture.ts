import { neutralFileName } from '../imaging';
import { exportPicture } from './exportPicture';
import type { SaveOptions } from './PreviewApp';
import type { Services } from './services';

const EXTENSION = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const;
let saved = 0;

/** Exports and hands the file to the browser's own download, under a name that says nothing of its content. */
export async function savePicture(
  services: Services,
  options: SaveOptions,
  signal: AbortSignal,
): Promise<void> {
  const { status } = services;
  const progress = (fraction: number): void => {
    status.setState({ job: { stage: 'export', fraction, cancellable: true } });
  };
  progress(0);
  try {
    const blob = await exportPicture(services, options, signal, (fraction) => {
      progress(0.8 * fraction);
    });
    saved += 1;
    const name = neutralFileName(new Date(), saved, EXTENSION[options.format]);
    download(blob, name);
    status.setState({ announcement: `Saved as ${name}.` });
  } finally {
    status.setState({ job: null });
  }
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
