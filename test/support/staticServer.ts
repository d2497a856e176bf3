import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SECURITY_HEADERS } from '../../.scripts/headers.mjs';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticServer {
  readonly origin: string;
  close(): Promise<void>;
}

async function readFrom(root: string, pathname: string): Promise<{ file: string; body: Buffer } | undefined> {
  let file = path.join(root, pathname);
  if (file !== root && !file.startsWith(root.replace(/[\\/]?$/, path.sep))) return undefined;
  try {
    if ((await stat(file)).isDirectory()) file = path.join(file, 'index.html');
    return { file, body: await readFile(file) };
  } catch {
    return undefined;
  }
}

/** Serves `roots`, tried in order, below `subPath` on a free loopback port, with the app's headers on every file. */
export async function serveStatic(roots: readonly string[], subPath = '/'): Promise<StaticServer> {
  const answer = async (url: string) => {
    const pathname = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!pathname.startsWith(subPath)) return undefined;
    for (const root of roots) {
      const found = await readFrom(path.resolve(root), pathname.slice(subPath.length));
      if (found) return found;
    }
    return undefined;
  };

  const server = createServer((request, response) => {
    answer(request.url ?? '/').then(
      (found) => {
        const type = found ? (TYPES[path.extname(found.file)] ?? 'application/octet-stream') : 'text/plain';
        response.writeHead(found ? 200 : 404, { ...SECURITY_HEADERS, 'Content-Type': type }).end(found?.body);
      },
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A page's idle connections would keep the server open.
        server.closeAllConnections();
      }),
  };
}
