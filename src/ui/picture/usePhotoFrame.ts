import { type RefObject, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useApp, useStatus, useView } from '../AppContext';

/** Where the photo lies on the stage, CSS px from the stage's top left; sides are ordered on screen, mirrored or not. */
export interface PhotoFrame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly stageWidth: number;
  readonly stageHeight: number;
}

export function usePhotoFrame(stage: RefObject<HTMLElement | null>): PhotoFrame | null {
  const { commands, document } = useApp();
  const photo = useStatus((status) => status.photo);
  // The frame follows from these; reading them here makes React ask the app again when they change.
  useView((v) => v.zoom);
  useView((v) => v.centreXPx);
  useView((v) => v.centreYPx);
  useView((v) => v.mirrored);
  useView((v) => v.compare);
  useStore(document, (state) => state.variants);
  const [size, setSize] = useState({ width: 0, height: 0 });

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);

  if (!photo || size.width === 0) return null;
  const a = commands.toCanvas(0, 0);
  const b = commands.toCanvas(photo.widthPx, photo.heightPx);
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
    stageWidth: size.width,
    stageHeight: size.height,
  };
}

/** The part of the photo that is on the stage, from left to right. */
export const visibleSpan = (frame: PhotoFrame): readonly [number, number] => [
  Math.max(0, frame.left),
  Math.min(frame.stageWidth, frame.right),
];
