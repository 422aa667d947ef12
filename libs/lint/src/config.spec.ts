import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../../..');
// the rules asked about here need no types, for which the whole program would be read
const overrideConfig = { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] } as Linter.Config;
const eslint = new ESLint({ cwd: root, overrideConfig });

/** Lints text as if a file of the project held it, with the project's own configuration. */
async function lint(file: string, text: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(text, { filePath: path.join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

describe('the project’s lint configuration', () => {
  it('refuses an entity that looks into a later area, reaches past the firm and counts money in floats', async () => {
    const fixture = `
      import { DataSource } from 'typeorm';
      import { Invoice } from '../../finance/invoices/invoice.entity.js';
      export class TimeEntry {
        source?: DataSource;
        invoice?: Invoice;
        amount: number | undefined;
      }
    `;
    expect(await lint('apps/api/src/modules/time/entries/time-entry.entity.ts', fixture)).toEqual(
      expect.arrayContaining(['votra/boundaries', 'votra/scoped-persistence', 'votra/decimal-money']),
    );
  });

  it('refuses what zones and older Angular needed', async () => {
    const fixture = `
      import { ChangeDetectionStrategy, ChangeDetectorRef, Component } from '@angular/core';
      @Component({ selector: 'app-root', standalone: true, changeDetection: ChangeDetectionStrategy.OnPush, template: '<img>' })
      export class App { constructor(readonly ref: ChangeDetectorRef) {} }
    `;
    expect(await lint('apps/web/src/app/app.ts', fixture)).toEqual(
      expect.arrayContaining([
        'no-restricted-imports',
        'no-restricted-syntax',
        '@angular-eslint/template/alt-text',
      ]),
    );
  });
});
