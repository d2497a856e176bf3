import { useEffect, useEffectEvent } from 'react';
import type { PreviewApp } from '../app/PreviewApp';
import { SCAR_WIDTHS_MM, SHOWING, type ViewState } from '../state/viewStore';
import { hasHead } from './AppContext';
import { BRUSH_MAX_MM, BRUSH_MIN_MM } from './panel/OutlinePanel';
import { SCAR_STEP_MM } from './scar/scarSteps';
import { isRound, isZoneTool, ZONE_BRUSH_MM, ZONE_TOOL_IDS, ZONE_TOOL_KEYS } from './zones/zoneTools';

const PAN_STEP_CSS = 48;
const ZOOM_STEP = 1.25;
const BRUSH_STEP = 1.25;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN_STEP_CSS, 0],
  ArrowRight: [-PAN_STEP_CSS, 0],
  ArrowUp: [0, PAN_STEP_CSS],
  ArrowDown: [0, -PAN_STEP_CSS],
};

/** What looks at the picture, and no tool. */
const SHOWING_KEYS: ReadonlySet<string> = new Set(['+', '=', '-', '−', '0', '1', '2', 'b', 'm', 'p', 'v']);

interface ShortcutOptions {
  readonly app: PreviewApp;
  /** Single keys can be switched off: voice control types letters. */
  readonly singleKeys: boolean;
  readonly onShowList: () => void;
  readonly onSaveConsultation: () => void;
}

/** Keys of the whole window; a focused field, list or dialog keeps its own. */
export function useShortcuts({ app, singleKeys, onShowList, onSaveConsultation }: ShortcutOptions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !app.status.getState().photo || dialogOpen()) return;
    if (isTyping(event.target)) return;
    const used =
      event.ctrlKey || event.metaKey
        ? historyKey(app, event) || savingKey(event, onSaveConsultation)
        : singleKeys && plainKey(app, event, onShowList);
    if (used) event.preventDefault();
  });

  useEffect(() => {
    const { view } = app;
    const keyDown = (event: KeyboardEvent) => onKey(event);
    const keyUp = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'b') view.setState({ holdBefore: false });
    };
    const blur = () => view.setState({ holdBefore: false });
    window.addEventListener('keydown', keyDown);
    window.addEventListener('keyup', keyUp);
    window.addEventListener('blur', blur);
    return () => {
      window.removeEventListener('keydown', keyDown);
      window.removeEventListener('keyup', keyUp);
      window.removeEventListener('blur', blur);
    };
  }, [app]);
}

function historyKey({ commands }: PreviewApp, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (event.altKey || (key !== 'z' && key !== 'y')) return false;
  if (key === 'y' || event.shiftKey) commands.redo();
  else commands.undo();
  return true;
}

/** The browser would save the page, which is of no use. */
function savingKey(event: KeyboardEvent, onSaveConsultation: () => void): boolean {
  if (event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return false;
  onSaveConsultation();
  return true;
}

function plainKey(app: PreviewApp, event: KeyboardEvent, onShowList: () => void): boolean {
  const { view, commands, status } = app;
  if (event.altKey) return false;
  const arrow = ARROWS[event.key];
  if (arrow) {
    if (usesArrows(event.target)) return false;
    commands.panBy(...arrow);
    return true;
  }
  const headFound = hasHead(status.getState());
  const { mirrored, outlineShown, tool, face, showing } = view.getState();
  const key = event.key.toLowerCase();
  if (showing && !SHOWING_KEYS.has(key)) return false;
  switch (key) {
    case '+':
    case '=':
      commands.zoomBy(ZOOM_STEP);
      return true;
    case '-':
    case '−':
      commands.zoomBy(1 / ZOOM_STEP);
      return true;
    case '0':
      commands.zoomToFit();
      return true;
    case '1':
      commands.zoomToActual();
      return true;
    case '2':
      commands.zoomToHead();
      return true;
    case 'b':
      view.setState({ holdBefore: true });
      return true;
    case 'm':
      view.setState({ mirrored: !mirrored });
      return true;
    case 'p':
      if (showing) view.setState({ showing: false });
      else if (headFound && face === 'consultation') view.setState(SHOWING);
      return true;
    case 'v':
      if (headFound && face === 'consultation') commands.showNextVariant();
      return true;
    case 'o':
      view.setState({ outlineShown: !outlineShown });
      return true;
    case 'a':
      if (headFound) view.setState({ tool: 'add', outlineShown: true });
      return true;
    case 'r':
      if (headFound) view.setState({ tool: 'remove', outlineShown: true });
      return true;
    case 'h':
      if (headFound) view.setState({ tool: tool === 'head' ? 'pan' : 'head' });
      return true;
    case 'l':
      if (headFound) view.setState({ tool: tool === 'hairline' ? 'pan' : 'hairline' });
      return true;
    case '[':
      view.setState(scaledBrush(view.getState(), 1 / BRUSH_STEP));
      return true;
    case ']':
      view.setState(scaledBrush(view.getState(), BRUSH_STEP));
      return true;
    case 'escape':
      // Without a head the oval is the only tool.
      if (headFound) view.setState({ tool: 'pan' });
      return true;
    case '?':
      onShowList();
      return true;
    default:
      return headFound && face === 'consultation' && zoneKey(app, key);
  }
}

/** Takes up a tool for the chosen zone; where nothing can be drawn, that is said. */
function zoneKey({ view, commands }: PreviewApp, key: string): boolean {
  const tool = ZONE_TOOL_IDS.find((id) => ZONE_TOOL_KEYS[id].toLowerCase() === key);
  if (tool && commands.drawReady()) view.setState({ tool });
  return tool !== undefined;
}

/** Of the tool that is up. */
function scaledBrush(view: ViewState, factor: number): Partial<ViewState> {
  const { tool, zoneBrushMm, brushRadiusMm, scarKind, scarWidthsMm } = view;
  if (isZoneTool(tool) && isRound(tool)) return { zoneBrushMm: scaled(zoneBrushMm, factor, ZONE_BRUSH_MM) };
  if (tool !== 'scar')
    return { brushRadiusMm: scaled(brushRadiusMm, factor, { least: BRUSH_MIN_MM, most: BRUSH_MAX_MM }) };
  const stepMm = SCAR_STEP_MM[scarKind];
  const widthMm = scaled(scarWidthsMm[scarKind], factor, SCAR_WIDTHS_MM[scarKind], stepMm);
  return { scarWidthsMm: { ...scarWidthsMm, [scarKind]: widthMm } };
}

interface RangeMm {
  readonly least: number;
  readonly most: number;
}

/** By a step at least. */
function scaled(mm: number, factor: number, { least, most }: RangeMm, stepMm = 1): number {
  const steps = Math.round((mm * factor) / stepMm);
  const now = Math.round(mm / stepMm);
  const moved = factor > 1 ? Math.max(now + 1, steps) : Math.min(now - 1, steps);
  // Of tenths the sum of binary fractions is not the number that is shown.
  return Math.min(most, Math.max(least, Number((moved * stepMm).toFixed(1))));
}

const dialogOpen = () => document.querySelector('dialog[open]') !== null;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['range', 'radio', 'checkbox', 'file'].includes(target.type));

/** Range and radio inputs and the scrolling panel move by arrows themselves; the picture and the page do not. */
const usesArrows = (target: EventTarget | null) =>
  !(target instanceof HTMLElement) ||
  !(target === document.body || target.tagName === 'H1' || 'stage' in target.dataset);
