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

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <AppScreen app={app} />
    </StrictMode>,
  );
