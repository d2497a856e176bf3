export { PreviewViewport, type DrawnFollicles, type ViewportOptions } from './PreviewViewport';
export { INITIAL_PREVIEW_VIEW, type PaneView, type PreviewView } from './view';
export type { HeadView } from './uniforms';
export type { DensityInput, PlanInputs, TrialInput } from './inputs';
export type { CopySize } from './TileRenderer';
