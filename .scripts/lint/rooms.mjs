// @ts-check
// Which room may import what. Works on the written path alone, so it needs no resolver and misses no unbuilt file.
import path from 'node:path';

const SIBLINGS = ['imaging', 'vision', 'render', 'state', 'storage'];

/** @type {Record<string, { rooms: string[], typesOf?: string[] }>} */
export const ROOMS = {
  domain: { rooms: [] },
  imaging: { rooms: ['domain'] },
  vision: { rooms: ['domain'] },
  render: { rooms: ['domain', 'shaders'] },
  state: { rooms: ['domain'] },
  storage: { rooms: ['domain'] },
  app: { rooms: ['domain', ...SIBLINGS] },
  ui: { rooms: ['app', 'state'], typesOf: ['domain'] },
  main: { rooms: ['app', 'ui', 'state', 'domain'] },
};

/** @type {Record<string, string[]>} */
const PACKAGE_ROOMS = {
  three: ['render'],
  '@types/three': ['render'],
  '@mediapipe/tasks-vision': ['vision'],
  idb: ['storage'],
  react: ['ui', 'main'],
  'react-dom': ['ui', 'main'],
};

/** @param {string} file relative to the root, with forward slashes */
function roomOf(file) {
  const [top, second = '', ...rest] = file.split('/');
  if (top === 'shaders') return 'shaders';
  if (top !== 'src') return undefined;
  if (rest.length > 0) return second;
  const stem = second.replace(/\..*$/, '');
  return stem in ROOMS ? stem : undefined;
}

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** @param {any} node */
const isTypeOnly = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  node.type === 'TSImportType' ||
  (node.type === 'ImportDeclaration' &&
    node.specifiers.length > 0 &&
    node.specifiers.every((/** @type {any} */ s) => s.importKind === 'type'));

/** @type {import('eslint').Rule.RuleModule} */
export const roomsRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      room: "'{{from}}' may not import '{{to}}'.",
      typesOnly: "'{{from}}' may import only types from '{{to}}'.",
      package: "'{{name}}' may be imported only in: {{rooms}}.",
      pure: "The domain imports nothing but the domain, not '{{name}}'.",
    },
  },
  create(context) {
    const root = context.cwd;
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const from = roomOf(file);
    const allowed = from === undefined ? undefined : ROOMS[from];
    if (from === undefined || allowed === undefined) return {};

    /** @param {any} node @param {unknown} source */
    const check = (node, source) => {
      if (typeof source !== 'string') return;
      const specifier = source.replace(/\?.*$/, '');
      if (!/^[./]/.test(specifier)) {
        const name = packageOf(specifier);
        const rooms = PACKAGE_ROOMS[name];
        if (from === 'domain') context.report({ node, messageId: 'pure', data: { name } });
        else if (rooms && !rooms.includes(from))
          context.report({ node, messageId: 'package', data: { name, rooms: rooms.join(', ') } });
        return;
      }
      // A leading slash is the project's root, as the bundler reads it.
      const target = specifier.startsWith('/')
        ? specifier.slice(1)
        : path.posix.join(path.posix.dirname(file), specifier);
      const to = roomOf(target);
      if (to === undefined || to === from) return;
      if (allowed.rooms.includes(to)) return;
      const typesOnly = allowed.typesOf?.includes(to) ?? false;
      if (typesOnly && isTypeOnly(node)) return;
      context.report({ node, messageId: typesOnly ? 'typesOnly' : 'room', data: { from, to } });
    };

    /** @param {any} node */
    const checkSource = (node) => check(node, node.source?.value);
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: checkSource,
      // How a worker is named: new URL('./x.worker.ts', import.meta.url)
      NewExpression(/** @type {any} */ node) {
        const [first, second] = node.arguments;
        if (node.callee.name === 'URL' && second?.object?.type === 'MetaProperty') check(node, first?.value);
      },
    };
  },
};
