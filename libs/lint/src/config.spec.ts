import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** Lints text as if a file of the project held it, with the project's own configuration. */
function lint(file: string, text: string): string[] {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', path.join(root, file), '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' });
  const [result] = JSON.parse(stdout) as { messages: { ruleId: string | null }[] }[];
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'syntax');
}

describe('the project’s lint configuration', () => {
  it('refuses an entity that looks into a later area, reaches past the firm and counts money in floats', () => {
    const fixture = `
      import { DataSource } from 'typeorm';
      import { Invoice } from '../../finance/invoices/invoice.entity.js';
      export class TimeEntry {
        source?: DataSource;
        invoice?: Invoice;
        amount: number | undefined;
      }
    `;
    expect(lint('apps/api/src/modules/time/entries/time-entry.entity.ts', fixture)).toEqual(
      expect.arrayContaining(['votra/boundaries', 'votra/scoped-persistence', 'votra/decimal-money']),
    );
  });

  it('refuses what zones and older Angular needed', () => {
    const fixture = `
      import { ChangeDetectionStrategy, ChangeDetectorRef, Component } from '@angular/core';
      @Component({ selector: 'app-root', standalone: true, changeDetection: ChangeDetectionStrategy.OnPush, template: '<img>' })
      export class App { constructor(readonly ref: ChangeDetectorRef) {} }
    `;
    expect(lint('apps/web/src/app/app.ts', fixture)).toEqual(
      expect.arrayContaining([
        'no-restricted-imports',
        'no-restricted-syntax',
        '@angular-eslint/template/alt-text',
      ]),
    );
  });
});
