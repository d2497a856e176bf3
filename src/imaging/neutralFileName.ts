const twoDigits = (value: number) => String(value).padStart(2, '0');

/** The calendar day where the user is: `2026-11-22`. */
export const localDay = (date: Date): string =>
  [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');

/**
 * A name that tells nobody what the picture shows: `picture-2026-11-22-1.png`.
 * @param date its local calendar day
 * @param number counts the pictures saved that day, from 1
 * @param extension without its dot; `jpeg` becomes the usual `jpg`
 */
export function neutralFileName(date: Date, number: number, extension: string): string {
  return `picture-${localDay(date)}-${number}.${extension === 'jpeg' ? 'jpg' : extension}`;
}
