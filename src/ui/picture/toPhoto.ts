import type { KeyboardEvent } from 'react';

const stage = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-stage]');

/** The focus goes to the photo, where keys use the tool that is up. */
export function toPhoto(): void {
  stage()?.focus({ preventScroll: true });
  seePhoto();
}

/** Where the page itself scrolls, as at 200 %, a tool is of no use while the photo is out of sight. */
export function seePhoto(): void {
  // What the same change scrolls elsewhere comes first.
  requestAnimationFrame(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    stage()?.scrollIntoView({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
  });
}

const WITHOUT_ENTER = ['radio', 'range'];

/** Radio buttons and sliders have no use for Enter: from those of a tool it goes on to the photo. */
export function onEnterToPhoto(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event;
  if (key !== 'Enter' || !(target instanceof HTMLInputElement) || !WITHOUT_ENTER.includes(target.type))
    return;
  event.preventDefault();
  toPhoto();
}
