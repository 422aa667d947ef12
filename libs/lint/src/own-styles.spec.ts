import { RuleTester } from 'eslint';
import rule from './own-styles.js';
import * as parser from './style-parser.js';

const inside = [{ messageId: 'inside' }];

new RuleTester({ languageOptions: { parser } }).run('own-styles on SCSS', rule, {
  valid: [
    '.card { color: var(--mat-sys-primary); }',
    ':root { @include mat.table-overrides((row-item-outline-width: 0)); }',
  ],
  invalid: [
    { code: '.mat-mdc-row { height: 2rem; }', errors: inside },
    {
      code: '.card {\n  .mdc-button { color: red; }\n}',
      errors: [{ messageId: 'inside', line: 2, column: 3 }],
    },
    { code: ':host ::ng-deep .x { color: red; }', errors: inside },
  ],
});

new RuleTester().run('own-styles on components', rule, {
  valid: ["const styles = '.card { display: grid }';"],
  invalid: [{ code: "const styles = '.mat-mdc-cell { padding: 0 }';", errors: inside }],
});
