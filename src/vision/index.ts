export { createVision } from './createVision';
export type { Vision, VisionOptions, ObserveOptions } from './createVision';
