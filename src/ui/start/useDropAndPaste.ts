import { useEffect, useEffectEvent, useState } from 'react';

const carriesFile = (transfer: DataTransfer | null) => transfer?.types.includes('Files') ?? false;

/** Photos dropped on the window or pasted anywhere. Returns whether one hangs over the window now. */
export function useDropAndPaste(onPhoto: (photo: Blob) => void, onNothing: () => void): boolean {
  const [hovering, setHovering] = useState(false);
  const receive = useEffectEvent((files: FileList | undefined) => {
    const photo = files?.[0];
    if (photo) onPhoto(photo);
    else onNothing();
  });

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFile(event.dataTransfer)) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      // Only when the pointer leaves the window and not when it passes over another element.
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      setHovering(false);
      if (!carriesFile(event.dataTransfer)) return;
      event.preventDefault();
      receive(event.dataTransfer?.files);
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
      receive(event.clipboardData?.files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, []);

  return hovering;
}
