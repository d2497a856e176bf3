export { PreviewViewport, type DrawnFollicles, type ViewportOptions } from './PreviewViewport';
export { INITIAL_PREVIEW_VIEW, type PaneView, type PreviewView } from './view';
export type { HeadView } from './uniforms';
export type { DensityInput, PlanInputs } from './inputs';
