// @ts-check
// The headers that the app asks of its host, on every file: a worker obeys those of its own response,
// so a meta tag in the page would not do.

export const CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob: data:",
  "img-src 'self' blob: data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

const PERMISSIONS = [
  'camera=(self)',
  'accelerometer=(self)',
  'geolocation=()',
  'gyroscope=(self)',
  'microphone=()',
  'payment=()',
  'usb=()',
].join(', ');

/** @type {Record<string, string>} */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': CSP,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': PERMISSIONS,
};

/**
 * The same for the dev server, loosened only for hot reloading: its socket, and the inline script of React's refresh.
 * @type {Record<string, string>}
 */
export const DEV_HEADERS = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(
    "connect-src 'self'",
    "connect-src 'self' ws://127.0.0.1:* ws://localhost:*",
  ),
};
