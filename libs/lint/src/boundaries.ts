import path from 'node:path';
import type { Rule } from 'eslint';
import type { Node } from 'estree';

interface Options {
  root: string;
  /** Areas of apps/api/src/modules; each may use those before it. */
  areas: string[];
}

/** Where a file stands: its zone, the area it belongs to, and whether it is a door that others may use. */
interface Place {
  zone: string;
  area?: string;
  isDoor?: boolean;
}

/** Zones that a zone may not import, by what it would break. */
const FORBIDDEN: Record<string, string[]> = {
  platform: ['modules', 'database', 'api', 'web', 'console', 'portal', 'test'],
  modules: ['database', 'api', 'web', 'console', 'portal', 'test'],
  database: ['web', 'console', 'portal', 'test'],
  api: ['web', 'console', 'portal', 'test'],
  pureLib: [
    'platform',
    'modules',
    'database',
    'api',
    'web',
    'console',
    'portal',
    'webLib',
    'test',
    'framework',
  ],
  webLib: ['platform', 'modules', 'database', 'api', 'web', 'console', 'portal', 'test'],
  web: ['platform', 'modules', 'database', 'api', 'test'],
  core: ['platform', 'modules', 'database', 'api', 'console', 'portal', 'test'],
  console: ['platform', 'modules', 'database', 'api', 'portal', 'test'],
  portal: ['platform', 'modules', 'database', 'api', 'console', 'test'],
};
const PURE_LIBS = ['contracts', 'money', 'calendar'];
const FRAMEWORK = /^(@angular|@nestjs|typeorm|fastify|pg)(\/|$)/;

/** Imports go one way: modules → platform → libs, areas in their order and through their index.ts. */
export default {
  meta: {
    type: 'problem',
    messages: {
      direction:
        '{{from}} may not import {{to}}: imports go modules → platform → libs, console and portal apart.',
      door: 'Another area is reached through its index.ts only: {{target}}.',
      order: '{{from}} may not use {{to}}: the areas stand in the order {{order}}.',
      unknown: 'Area {{area}} is not in the order of areas: add it in eslint.config.mjs.',
    },
    schema: [
      {
        type: 'object',
        properties: { root: { type: 'string' }, areas: { type: 'array', items: { type: 'string' } } },
        required: ['root', 'areas'],
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const { root, areas } = context.options[0] as Options;
    const from = placeOf(path.relative(root, context.filename));
    if (!from || context.filename.endsWith('.spec.ts')) return {};

    function check(node: Node, source: unknown): void {
      if (typeof source !== 'string' || !from) return;
      const to = target(root, context.filename, source);
      if (!to) return;
      if (FORBIDDEN[from.zone]?.includes(to.zone)) {
        context.report({ node, messageId: 'direction', data: { from: from.zone, to: to.zone } });
      } else if (from.area && to.area && from.area !== to.area) {
        checkAreas(node, from.area, to, source);
      }
    }

    function checkAreas(node: Node, fromArea: string, to: Place, source: string): void {
      const unknown = [fromArea, to.area ?? ''].find((area) => !areas.includes(area));
      if (unknown !== undefined) {
        context.report({ node, messageId: 'unknown', data: { area: unknown } });
      } else if (areas.indexOf(to.area ?? '') > areas.indexOf(fromArea)) {
        const order = areas.join(', ');
        context.report({ node, messageId: 'order', data: { from: fromArea, to: to.area ?? '', order } });
      } else if (!to.isDoor) {
        context.report({ node, messageId: 'door', data: { target: source } });
      }
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    };
  },
} satisfies Rule.RuleModule;

/** The place an import leads to, or undefined for packages without a rule. */
function target(root: string, file: string, source: string): Place | undefined {
  if (FRAMEWORK.test(source)) return { zone: 'framework' };
  if (source.startsWith('#libs/')) return placeOf(`libs/${source.slice('#libs/'.length)}/`);
  if (!source.startsWith('.')) return undefined;
  return placeOf(path.relative(root, path.resolve(path.dirname(file), source)));
}

function placeOf(relative: string): Place | undefined {
  const parts = relative.split(path.sep).join('/').split('/');
  const [top, second = '', , fourth = '', fifth = ''] = parts;
  if (top === 'libs') return { zone: PURE_LIBS.includes(second) ? 'pureLib' : 'webLib' };
  if (top === 'test') return { zone: 'test' };
  if (top !== 'apps') return undefined;
  if (second === 'web') return { zone: ['console', 'portal', 'core'].includes(fifth) ? fifth : 'web' };
  if (fourth === 'modules')
    return { zone: 'modules', area: fifth, isDoor: parts.at(-1)?.startsWith('index.') };
  return { zone: ['platform', 'database'].includes(fourth) ? fourth : 'api' };
}
