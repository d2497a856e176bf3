import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { version } from '../package.json';
import { createSmpPreview } from './app/automation/smpPreview';
import { createPreviewApp } from './app/createPreviewApp';
import { AppScreen } from './ui/AppScreen';

const app = createPreviewApp({
  modelsBaseUrl: new URL('models/', document.baseURI).href,
  sampleUrl: new URL('samples/sample.jpg', document.baseURI).href,
});
window.smpPreview = createSmpPreview(app.core, version);
// Where the browser does not keep the page for its back button, workers and pixels go at once.
window.addEventListener('pagehide', ({ persisted }) => {
  if (!persisted) app.dispose();
});

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <AppScreen app={app} />
    </StrictMode>,
  );
