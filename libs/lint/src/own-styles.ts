import type { Rule } from 'eslint';

const PRIVATE = /::ng-deep|\.(mat-mdc|mdc)-[\w-]+/g;

/** Styles use what Material offers (tokens, overrides), never the insides of its components. For SCSS and TypeScript. */
export default {
  meta: {
    type: 'problem',
    messages: {
      inside: '{{text}} reaches into a component: use its tokens or the overrides mixin of Material.',
    },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        const { text } = context.sourceCode;
        for (const match of text.matchAll(PRIVATE)) {
          const start = context.sourceCode.getLocFromIndex(match.index);
          const end = context.sourceCode.getLocFromIndex(match.index + match[0].length);
          context.report({ loc: { start, end }, messageId: 'inside', data: { text: match[0] } });
        }
      },
    };
  },
} satisfies Rule.RuleModule;
