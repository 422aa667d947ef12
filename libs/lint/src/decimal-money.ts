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
    function checkMember(node: unknown): void {
      const { key, typeAnnotation } = node as TSESTree.PropertyDefinition | TSESTree.TSPropertySignature;
      check(key, typeAnnotation);
    }
    return {
      PropertyDefinition: checkMember,
      TSPropertySignature: checkMember,
      Identifier(node: unknown) {
        const identifier = node as TSESTree.Identifier;
        check(identifier, identifier.typeAnnotation);
      },
    };
  },
} satisfies Rule.RuleModule;

function mentionsNumber(type: TSESTree.TypeNode): boolean {
  if (type.type === AST_NODE_TYPES.TSNumberKeyword) return true;
  if (type.type === AST_NODE_TYPES.TSUnionType) return type.types.some(mentionsNumber);
  return type.type === AST_NODE_TYPES.TSArrayType && mentionsNumber(type.elementType);
}
