const photos = (count: number) => (count === 1 ? '1 photo' : `${count} photos`);
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });
const date = (ms: number) => day.format(ms);

export const savedWords = {
  save: 'Save consultation',
  /** In the dialog that saves a picture. */
  offer: 'To go on another day',
  offerMore: 'Keep photos, plan and every step on this device, and open them again from the first screen.',
  offerGo: 'Keep the whole consultation',
  lead: 'Your photos, the plan and every step are kept in this browser, so that you can go on another day. Nothing is sent anywhere.',
  notKept: 'When and where a photo was taken, and with what, is not kept.',
  whoElse: 'Whoever uses this browser can open it. You can delete it again at any time.',
  notForEver:
    'A browser may clear what it keeps when the device is full or the page is not visited for weeks. Save the pictures that you need as files, too.',
  replaces: (ms: number) => `This takes the place of what you saved on ${date(ms)}.`,
  name: 'Name, if you like',
  nameHint: 'Without a name it is listed by its date.',
  saving: 'Saving the consultation',

  one: 'Go on with your saved consultation',
  several: 'Go on with a saved consultation',
  onlyHere: 'Only on this device, in this browser.',
  date,
  detail: (ms: number, count: number) => `${date(ms)}, ${photos(count)}`,
  photos,
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,
  remove: (name: string) => `Delete ${name}`,
  unnamed: 'A consultation that cannot be opened',
  newer: 'Saved by a newer version of this page. Reload the page to open it.',
  damaged: 'Damaged, so it cannot be opened. It is left as it is.',

  removeTitle: 'Delete this consultation?',
  removeLead: (name: string) =>
    `${name}: its photos, plan and steps. They are only on this device; once deleted, nobody can bring them back.`,
  removeGo: 'Delete',
  removeKeep: 'Keep it',
  removed: 'The consultation is deleted.',
} as const;
