import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { PreviewApp } from '../app/PreviewApp';
import type { TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { CaptureState } from '../state/captureStore';
import type { StatusState } from '../state/statusStore';
import type { ViewState } from '../state/viewStore';

export const AppContext = createContext<PreviewApp | null>(null);

export function useApp(): PreviewApp {
  const app = useContext(AppContext);
  if (!app) throw new Error('AppScreen provides the app to every component below it.');
  return app;
}

export const useStatus = <T>(select: (status: StatusState) => T): T => useStore(useApp().status, select);
export const useView = <T>(select: (view: ViewState) => T): T => useStore(useApp().view, select);
export const useCapture = <T>(select: (capture: CaptureState) => T): T =>
  useStore(useApp().capture.store, select);
export const usePlan = <T>(select: (plan: TreatmentPlan) => T): T =>
  useStore(useApp().document, (document) => select(document.plan));

export const hasHead = ({ photo }: StatusState): boolean => Boolean(photo?.head);
