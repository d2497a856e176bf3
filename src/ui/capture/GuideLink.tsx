import { useState } from 'react';
import { words } from '../words';
import { GuideDialog } from './GuideDialog';

/** Opens the guide where it is asked for. */
export function GuideLink() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link guide-link" onClick={() => setOpen(true)}>
        {words.capture.guide.title}
      </button>
      {open && <GuideDialog onClose={() => setOpen(false)} />}
    </>
  );
}
