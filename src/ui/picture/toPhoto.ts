import type { KeyboardEvent } from 'react';

/** The focus goes to the photo, where keys use the tool that is up. */
export const toPhoto = (): void =>
  document.querySelector<HTMLElement>('[data-stage]')?.focus({ preventScroll: true });

const WITHOUT_ENTER = ['radio', 'range'];

/** Radio buttons and sliders have no use for Enter: from those of a tool it goes on to the photo. */
export function onEnterToPhoto(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event;
  if (key !== 'Enter' || !(target instanceof HTMLInputElement) || !WITHOUT_ENTER.includes(target.type))
    return;
  event.preventDefault();
  toPhoto();
}
