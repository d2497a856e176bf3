// Set up anew for every file of browser tests; what it imports is shared by the files of a process.
import { afterAll, afterEach } from 'vitest';
import { endOfFile, noteWhatStandsStill } from './app';

afterAll(endOfFile);

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await noteWhatStandsStill(task.file.filepath);
});
