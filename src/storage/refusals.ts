import { PreviewError } from '../domain/errors';

export const storageFull = () =>
  new PreviewError(
    'storage-full',
    'There is no room left on this device to save the consultation. Your work is still open here. Delete a saved consultation or free some space, then save again.',
  );
export const storageMissing = () =>
  new PreviewError(
    'storage-unavailable',
    'This browser does not let the page save anything here; a private window may be the reason. Your work is still open. Save the pictures that you want to keep.',
  );
export const storageFailed = () =>
  new PreviewError(
    'storage-unavailable',
    'The browser could not reach what is saved on this device. What is open here is still open. Please try again.',
  );
export const consultationGone = () =>
  new PreviewError(
    'unreadable-consultation',
    'This consultation is not saved here any more. Perhaps it was deleted in another tab.',
  );
export const consultationNewer = () =>
  new PreviewError(
    'unreadable-consultation',
    'This consultation was saved by a newer version of this page. It is left as it is: reload the page, then open it again.',
  );
export const consultationDamaged = () =>
  new PreviewError(
    'unreadable-consultation',
    'This saved consultation is damaged and cannot be opened. It is left as it is; delete it when you no longer want it.',
  );

/** What the browser's database says, in a sentence for the user. */
export function asRefusal(error: unknown): PreviewError {
  if (error instanceof PreviewError) return error;
  switch (error instanceof Error ? error.name : '') {
    case 'QuotaExceededError':
      return storageFull();
    case 'VersionError':
      return consultationNewer();
    case 'SecurityError':
    case 'InvalidStateError':
    case 'ReferenceError':
      return storageMissing();
    default:
      return storageFailed();
  }
}
