import { useStore } from 'zustand';
import type { PatternState } from '../../state/patternStore';
import { useApp } from '../AppContext';

export const usePatterns = <T>(select: (state: PatternState) => T): T => useStore(useApp().patterns, select);
