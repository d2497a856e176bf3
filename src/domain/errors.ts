export type ErrorCode =
  | 'unsupported-format'
  | 'corrupt-image'
  | 'too-large'
  | 'too-small'
  | 'no-head-found'
  | 'no-photo'
  | 'unknown-photo'
  | 'invalid-plan'
  | 'graphics-unavailable'
  | 'storage-full'
  | 'storage-unavailable'
  | 'unreadable-consultation'
  | 'aborted';

/** An error whose message is a sentence that a patient understands: what is wrong and what to do. */
export class PreviewError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** invalid-plan: the path of the key, dotted. */
    readonly path?: string,
  ) {
    super(message);
    this.name = 'PreviewError';
  }
}
