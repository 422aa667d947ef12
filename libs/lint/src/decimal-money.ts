import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Rule } from 'eslint';

const MONEY = /(amount|price|total|subtotal|paid|due|rate|balance)$/i;

/** Money is a decimal string outside libs/money: a binary number cannot hold a cent exactly. */
export default {
  meta: {
    type: 'problem',
    messages: { number: '{{name}} is money: a decimal string (or Decimal of #libs/money), never a number.' },
    schema: [],
  },
  create(context) {
    function check(key: TSESTree.Node, annotation: TSESTree.TSTypeAnnotation | undefined): void {
      if (key.type !== AST_NODE_TYPES.Identifier || !MONEY.test(key.name) || !annotation) return;
      if (!mentionsNumber(annotation.typeAnnotation)) return;
      context.report({ loc: key.loc, messageId: 'number', data: { name: key.name } });
    }
    const listener: Record<string, (node: never) => void> = {
      'PropertyDefinition, TSPropertySignature': (
        node: TSESTree.PropertyDefinition | TSESTree.TSPropertySignature,
      ) => check(node.key, node.typeAnnotation),
      Identifier: (node: TSESTree.Identifier) => check(node, node.typeAnnotation),
    };
    return listener;
  },
} satisfies Rule.RuleModule;

function mentionsNumber(type: TSESTree.TypeNode): boolean {
  if (type.type === AST_NODE_TYPES.TSNumberKeyword) return true;
  if (type.type === AST_NODE_TYPES.TSUnionType) return type.types.some(mentionsNumber);
  return type.type === AST_NODE_TYPES.TSArrayType && mentionsNumber(type.elementType);
}
