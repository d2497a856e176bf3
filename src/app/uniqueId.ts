const BYTES = 12;

/** Unlike `crypto.randomUUID` also on a page that was not loaded over https. */
export const uniqueId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(BYTES))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
