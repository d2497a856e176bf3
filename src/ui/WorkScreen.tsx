import { useEffect, useRef } from 'react';
import { hasHead, useApp, useStatus, useView } from './AppContext';
import { Icon } from './art/Icon';
import { IconButton } from './controls/IconButton';
import type { ErrorAlertProps } from './feedback/ErrorAlert';
import { GuideBack } from './home/GuideBack';
import { HomePath } from './home/HomePath';
import { SECTIONS } from './panel/sections';
import { SidePanel } from './panel/SidePanel';
import { TabbedPanel } from './panel/TabbedPanel';
import { Picture } from './picture/Picture';
import { PhotoRow } from './photos/PhotoRow';
import { useHeadKey } from './photos/useHeadKey';
import { ShowPatientButton } from './showing/ShowPatientButton';
import { useMedia } from './useMedia';
import { VariantBar } from './variants/VariantBar';
import { words } from './words';
import './panel/panel.css';
import './work.css';

/** The same condition stands in work.css. */
const SIDE_BY_SIDE = '(min-width: 900px), (min-width: 600px) and (orientation: landscape)';

interface WorkScreenProps {
  readonly alert: ErrorAlertProps;
  readonly onSave: () => void;
  readonly onSaveConsultation: () => void;
  readonly onAnother: () => void;
  readonly onShortcuts: () => void;
}

export function WorkScreen({ alert, onSave, onSaveConsultation, onAnother, onShortcuts }: WorkScreenProps) {
  const { commands } = useApp();
  const canUndo = useStatus((status) => status.canUndo);
  const isPolygonOpen = useView((v) => v.cornersPx.length > 0);
  const canRedo = useStatus((status) => status.canRedo);
  const headKey = useHeadKey();
  const headFound = useStatus(hasHead);
  const sideBySide = useMedia(SIDE_BY_SIDE);
  const face = useView((v) => v.face);
  const showing = useView((v) => v.showing);
  const guided = useView((v) => v.guided) && face === 'home' && headFound;
  const sections = SECTIONS.filter(
    ({ needsHead, consultationOnly }) =>
      (headFound || !needsHead) && (face === 'consultation' || !consultationOnly),
  );
  const isTabbed = !guided && !sideBySide && sections.length > 1;
  const title = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const place = useView((v) => `${v.face} ${String(v.guided)}`);
  const placeBefore = useRef(place);

  // The first screen's buttons are gone: the focus goes on from the top of this one.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  // What was pressed stands elsewhere now, or nowhere: the focus stays in the panel.
  useEffect(() => {
    if (placeBefore.current === place) return;
    placeBefore.current = place;
    if (document.activeElement !== document.body) return;
    const there = panel.current?.querySelector<HTMLElement>('.guide-back button, [name=face]:checked');
    (there ?? panel.current)?.focus({ preventScroll: true });
  }, [place]);

  return (
    <div className={showing ? 'work work-showing' : 'work'}>
      <header className="work-head">
        <img src="./favicon.svg" alt="" width="24" height="24" />
        <h1 ref={title} tabIndex={-1}>
          {words.appName}
        </h1>
        {face === 'consultation' && headFound && <VariantBar />}
        <button type="button" className="tool another" onClick={onAnother}>
          <Icon name="image" />
          <span className="tool-words">{words.panel.another}</span>
        </button>
        <IconButton
          icon="undo"
          name={words.panel.undo}
          disabled={!canUndo && !isPolygonOpen}
          onPress={() => commands.undo()}
        />
        <IconButton icon="redo" name={words.panel.redo} disabled={!canRedo} onPress={() => commands.redo()} />
        <IconButton icon="keyboard" name={words.panel.shortcuts} className="keys" onPress={onShortcuts} />
        {face === 'consultation' && headFound && <ShowPatientButton />}
        <button
          type="button"
          className="primary"
          disabled={!headFound}
          title={headFound ? undefined : words.panel.nothingToSave}
          onClick={onSave}
        >
          <Icon name="save" />
          <span>
            {words.panel.save} <span className="save-more">{words.panel.savePicture}</span>
          </span>
        </button>
        <IconButton icon="keep" name={words.saved.save} className="keep" onPress={onSaveConsultation} />
      </header>
      <main className="work-main">
        <Picture alert={alert} lineBarElsewhere={isTabbed} />
      </main>
      <aside ref={panel} className="work-panel" tabIndex={-1} aria-label={words.panel.title}>
        <PhotoRow onGone={() => panel.current?.focus({ preventScroll: true })} />
        {face === 'home' && headFound && !guided && <GuideBack />}
        {guided ? (
          <HomePath onOtherSave={onSave} />
        ) : isTabbed ? (
          <TabbedPanel key={headKey} sections={sections} />
        ) : (
          <SidePanel sections={sections} />
        )}
      </aside>
    </div>
  );
}
