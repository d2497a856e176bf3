import * as Comlink from 'comlink';
import { createCompute } from './compute';

Comlink.expose(createCompute());
