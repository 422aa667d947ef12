import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import boundaries from './libs/lint/src/boundaries.ts';
import decimalMoney from './libs/lint/src/decimal-money.ts';
import ownStyles from './libs/lint/src/own-styles.ts';
import scopedPersistence from './libs/lint/src/scoped-persistence.ts';
import * as styleParser from './libs/lint/src/style-parser.ts';

/** Areas of the API; each may use those before it (apps/api/README.md says why). */
const AREAS = [
  'identity',
  'files',
  'clients',
  'crm',
  'rates',
  'signing',
  'contracts',
  'engagements',
  'projects',
  'proposals',
  'time',
  'finance',
  'outbox',
  'imports',
  'portal',
  'home',
  'audit',
  'registration',
];

const root = import.meta.dirname;
const votra = {
  rules: {
    boundaries,
    'decimal-money': decimalMoney,
    'own-styles': ownStyles,
    'scoped-persistence': scopedPersistence,
  },
};
const NODE_TS = [
  'apps/api/**/*.ts',
  'libs/{contracts,money,calendar,seal,lint}/**/*.ts',
  'test/**/*.{ts,mts}',
  'scripts/**/*.ts',
  'ormconfig.ts',
];
const WEB_TS = ['apps/web/**/*.ts', 'libs/ui/**/*.ts'];
const ALL_TS = [...NODE_TS, ...WEB_TS];
const SPECS = ['**/*.spec.ts', 'test/**'];

/** Names that only older Angular needs; each is a default or has a better way. */
const outdatedAngular = ['standalone', 'changeDetection'].map((name) => ({
  selector: `Decorator[expression.callee.name=/^(Component|Directive|Pipe)$/] > CallExpression > ObjectExpression > Property[key.name="${name}"]`,
  message: `${name} is a default: leave it out.`,
}));

const outgoing = 'Requests go out through platform/outgoing.';

/** Rules that know types need to be told which compiler settings a file belongs to. */
const typed = (files, project) => ({
  files,
  languageOptions: { parserOptions: { project, tsconfigRootDir: root } },
});

export default defineConfig(
  globalIgnores(['dist/', '.data/', '.angular/', '.cache/', 'libs/api-client/', 'apps/web/public/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { votra } },
  {
    files: ALL_TS,
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // A row that a statement always returns, an answer shaped like its DTO, a caller who names the row's type:
      // these rules see danger in all three.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'votra/boundaries': ['error', { root, areas: AREAS }],
    },
  },
  typed(NODE_TS, 'tsconfig.json'),
  typed(['test/browser/**'], 'test/browser/tsconfig.json'),
  {
    files: ['test/browser/**'],
    rules: {
      // the runner itself awaits what describe and it return
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'it'] }] },
      ],
    },
  },
  typed(WEB_TS, 'apps/web/tsconfig.spec.json'),
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/platform/persistence/**', 'apps/api/src/database/**', ...SPECS],
    rules: { 'votra/scoped-persistence': 'error' },
  },
  {
    // whatever goes out goes through the one place that checks where to
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/platform/outgoing/**', ...SPECS],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource'],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...['node:https', 'node:http2', 'undici'].map((name) => ({ name, message: outgoing })),
            { name: 'node:http', importNames: ['request', 'get', 'default', 'Agent'], message: outgoing },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/api/src/modules/**/*.{dto,entity}.ts', 'libs/money/src/**/*.ts'],
    rules: { 'votra/decimal-money': 'error' },
  },
  {
    files: WEB_TS,
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'no-restricted-syntax': ['error', ...outdatedAngular],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@angular/common',
              importNames: ['CommonModule'],
              message: 'Templates need no CommonModule.',
            },
            {
              name: '@angular/core',
              importNames: ['ChangeDetectorRef'],
              message: 'Signals tell Angular what changed.',
            },
            { name: 'zone.js', message: 'The application runs without zones.' },
          ],
        },
      ],
      'votra/own-styles': 'error',
    },
  },
  { files: ['apps/web/**/*.ts'], rules: { 'max-lines': ['error', { max: 250 }] } },
  {
    files: ['apps/web/src/**/*.ts', 'libs/ui/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'EventSource'] }, // the generated client alone
  },
  {
    files: ['apps/web/**/*.html', 'libs/ui/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: { 'max-lines': ['error', { max: 150 }] },
  },
  {
    files: ['apps/web/**/*.scss', 'libs/ui/**/*.scss'],
    languageOptions: { parser: styleParser },
    rules: { 'votra/own-styles': 'error' },
  },
  {
    // A spec may be as long as its one story, and passes methods around to spy on them.
    files: SPECS,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['apps/api/src/database/migrations/**'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.mjs'],
    extends: [ts.configs.base],
    rules: { 'no-console': 'error', 'no-undef': 'off', 'max-lines': ['error', { max: 400 }] },
  },
);
