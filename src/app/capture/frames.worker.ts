import * as Comlink from 'comlink';
import { createFrameJudge } from './worker/frameJudge';

Comlink.expose(createFrameJudge());
