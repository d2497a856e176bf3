const PATHS = {
  photo:
    'M4 6h3l1.5-2h7L17 6h3a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM12 9a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  image:
    'M4 4h16a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM3.5 17l5-5 4 4 3-3 5 5M15.5 8.5h.01',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h3',
  save: 'M12 4v11M7.5 11 12 15.5 16.5 11M4 19.5h16',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  mirror: 'M12 3v18M9 7 3.5 17H9zM15 7l5.5 10H15z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  close: 'M6 6l12 12M18 6 6 18',
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8h.01',
  lock: 'M6 10.5h12a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1zM8 10.5V8a4 4 0 0 1 8 0v2.5',
  keyboard:
    'M3.5 6.5h17a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-17a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6 10h.01M10 10h.01M14 10h.01M18 10h.01M8 14h8',
  chevrons: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  density:
    'M6 6h.01M12 5h.01M18 7h.01M8 11h.01M14 10h.01M19 13h.01M5 16h.01M11 15h.01M16 17h.01M8 20h.01M13 20h.01',
  shade: 'M12 3.5c3.5 4 5.5 7 5.5 10a5.5 5.5 0 0 1-11 0c0-3 2-6 5.5-10z',
  hairline: 'M4 20c0-7 .5-16 8-16s8 9 8 16M6.5 13c1.5-3 3-2 5.5-4 2.5 2 4 1 5.5 4',
  outline: 'M4 14c0-6 3.5-10 8-10s8 4 8 10M4 14c2 2 14 2 16 0M15 21l5-5',
  found: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21',
  move: 'M12 3v18M3 12h18M9.5 5.5 12 3l2.5 2.5M9.5 18.5 12 21l2.5-2.5M5.5 9.5 3 12l2.5 2.5M18.5 9.5 21 12l-2.5 2.5',
  size: 'M13 20h7v-7M20 20l-6.5-6.5M4 14.5A10.5 10.5 0 0 1 14.5 4M11.5 6.5l3-2.5-3-2.5',
  wire: 'M12 3c-4.5 0-7.5 3.5-7.5 8.5S8 21 12 21s7.5-4.5 7.5-9.5S16.5 3 12 3zM12 3v18M4.8 9.5c4 2 10.4 2 14.4 0',
  scars: 'M4 15c5 3 11 3 16 0M7 13.5v4.5M12 14.5V19M17 13.5v4.5M8 6.5h.01M13 5h.01M16 8.5h.01M11 9.5h.01',
  ruler: 'M3.5 15.5 15.5 3.5l5 5-12 12zM6.5 12.5l2 2M9.5 9.5l2.5 2.5M12.5 6.5l2 2',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing on a 24 px grid, decoration only: the control next to it carries the words. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
