import type { Rule } from 'eslint';

const RAW = new Set([
  'Repository',
  'DataSource',
  'EntityManager',
  'QueryRunner',
  'getRepository',
  'createConnection',
]);
const INJECTED = new Set(['InjectRepository', 'InjectDataSource', 'InjectEntityManager']);

/** Rows are reached through the firm-scoped database only; the raw doors of TypeORM know no firm. */
export default {
  meta: {
    type: 'problem',
    messages: { raw: '{{name}} knows no firm: use Database and its transaction from platform/persistence.' },
    schema: [],
  },
  create(context) {
    return {
      ImportDeclaration(node) {
        const banned =
          node.source.value === 'typeorm'
            ? RAW
            : node.source.value === '@nestjs/typeorm'
              ? INJECTED
              : undefined;
        if (!banned) return;
        for (const specifier of node.specifiers) {
          const name =
            specifier.type === 'ImportSpecifier' && 'name' in specifier.imported
              ? specifier.imported.name
              : '*';
          if (banned.has(name) || name === '*')
            context.report({ node: specifier, messageId: 'raw', data: { name } });
        }
      },
    };
  },
} satisfies Rule.RuleModule;
