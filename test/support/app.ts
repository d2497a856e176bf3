import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { CHROMIUM_ARGS, ensureChromium } from '../../.scripts/chromium.mjs';
import { rootDir } from './shared';
import { noteStandstill, standsStill } from './standstill';
import { serveStatic } from './staticServer';

export interface OpenAppOptions {
  /** With its question mark: `?embed=1`. */
  query?: string;
  viewport?: { width: number; height: number };
  /** Defaults to dist/ of this project. */
  dist?: string;
  /** Folders served beside dist/, at the same address. */
  extraRoots?: readonly string[];
  /** Serve below this path, such as `/clinic/preview/`. */
  subPath?: string;
  onRequest?: (request: Request) => void;
  /** Touch, device scale, reduced motion, downloads … */
  context?: BrowserContextOptions;
  /** Beside those of every test: a camera, for example. */
  browserArgs?: readonly string[];
  /** Runs before the page is opened, for init scripts and routes. */
  prepare?: (page: Page) => Promise<unknown>;
}

export interface OpenedApp {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Where the page is: origin and sub-path, without query. */
  readonly url: string;
  readonly requests: string[];
  readonly pageErrors: string[];
  readonly consoleErrors: string[];
  /** Requests that left the app's own server: there should be none. */
  foreignRequests(): string[];
  close(): Promise<void>;
}

const APPEARS_WITHIN_MS = 30_000;
/**
 * Without it the page itself, text and all, is laid together by software WebGL, for more than the app's own drawing
 * costs. WebGL stays as it is.
 */
const PLAIN_COMPOSITING = '--disable-gpu-compositing';
/**
 * A page of a test lives for seconds: its code is compiled quickly. Compiling it again and better took three
 * tenths of what such a page and its first photo compute.
 */
const QUICKLY_COMPILED = '--js-flags=--no-turbofan,--liftoff-only';
const launched = new Map<string, Promise<Browser>>();

/**
 * One browser for its arguments, started once for all test files that a process runs after each other; every opened
 * app gets a context, and so a storage, of its own.
 */
export function sharedBrowser(extraArgs: readonly string[] = []): Promise<Browser> {
  const isAsShipped = process.env['SMP_AS_SHIPPED'] === '1';
  const own = [...(isAsShipped ? [] : [QUICKLY_COMPILED]), ...extraArgs];
  const key = own.join(' ');
  const args = [...CHROMIUM_ARGS, PLAIN_COMPOSITING, ...own];
  const running = launched.get(key);
  if (running) return running;
  const browser = chromium.launch({ executablePath: ensureChromium(), args });
  launched.set(key, browser);
  // One that was ended because it stood still, or that fell over, is not handed to the next file.
  const forget = () => {
    if (launched.get(key) === browser) launched.delete(key);
  };
  browser.then((started) => started.on('disconnected', forget), forget);
  return browser;
}

/** After a test file: its pages go, and so do browsers that were started for it alone. */
export async function endOfFile(): Promise<void> {
  for (const [key, launching] of [...launched]) {
    const browser = await launching.catch(() => undefined);
    if (key === QUICKLY_COMPILED)
      await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
    else await browser?.close();
  }
}

/** After a failed test: ends and notes down a browser that stands still. */
export async function noteWhatStandsStill(testFile: string): Promise<void> {
  for (const browser of await Promise.all(launched.values()))
    for (const page of browser.contexts().flatMap((context) => context.pages()))
      if (await standsStill(page)) await noteStandstill(page, testFile);
}

/** Polls from outside: the app's own policy forbids the `eval` behind Playwright's waitForFunction. */
export async function pollUntil(
  what: string,
  condition: () => Promise<boolean>,
  timeoutMs = APPEARS_WITHIN_MS,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Serves the built app under its own headers, opens it and waits for `window.smpPreview`. */
export async function openApp(options: OpenAppOptions = {}): Promise<OpenedApp> {
  const dist = options.dist ?? path.join(rootDir, 'dist');
  if (!existsSync(path.join(dist, 'index.html'))) throw new Error('No dist/: run `npm run build` first.');
  const subPath = options.subPath ?? '/';
  const server = await serveStatic([dist, ...(options.extraRoots ?? [])], subPath);
  const browser = await sharedBrowser(options.browserArgs);
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 900 },
    ...options.context,
  });
  const close = async () => {
    await context.close();
    await server.close();
  };

  try {
    const page = await context.newPage();
    const requests: string[] = [];
    const pageErrors: string[] = [];
    const consoleErrors: string[] = [];
    // The context's, not the page's: a worker's requests count as well.
    context.on('request', (request) => {
      requests.push(request.url());
      options.onRequest?.(request);
    });
    page.on('pageerror', (error) => pageErrors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') consoleErrors.push(message.text());
    });
    await options.prepare?.(page);

    const url = server.origin + subPath;
    await page.goto(url + (options.query ?? ''));
    await pollUntil('window.smpPreview', () => page.evaluate(() => 'smpPreview' in window)).catch(
      (error: unknown) => {
        throw new Error(['window.smpPreview did not appear', ...pageErrors, ...consoleErrors].join('; '), {
          cause: error,
        });
      },
    );
    const foreignRequests = () =>
      requests.filter((r) => !/^(?:blob|data):/.test(r) && !r.startsWith(server.origin));
    return { page, context, url, requests, pageErrors, consoleErrors, foreignRequests, close };
  } catch (error) {
    await close();
    throw error;
  }
}
