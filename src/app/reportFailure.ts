import { PreviewError } from '../domain/errors';
import type { StatusStore } from '../state/statusStore';

const UNEXPECTED = 'Something went wrong here. Your photo is still open; please try again.';

/** Failures of what the screen asked for are shown there; a stop that the user asked for is not a failure. */
export const reportFailure =
  (status: StatusStore) =>
  (error: unknown): void => {
    if (error instanceof PreviewError) {
      const { code, message } = error;
      if (code !== 'aborted') status.setState({ error: { code, message } });
      return;
    }
    console.error(error);
    status.setState({ error: { code: 'unexpected', message: UNEXPECTED } });
  };
