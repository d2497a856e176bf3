const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * A name that tells nobody what the picture shows: `picture-2026-11-22-1.png`.
 * @param date its local calendar day
 * @param number counts the pictures saved that day, from 1
 * @param extension without its dot; `jpeg` becomes the usual `jpg`
 */
export function neutralFileName(date: Date, number: number, extension: string): string {
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');
  return `picture-${day}-${number}.${extension === 'jpeg' ? 'jpg' : extension}`;
}
