import { RuleTester } from 'eslint';
import ts from 'typescript-eslint';
import rule from './decimal-money.js';

const number = [{ messageId: 'number' }];

new RuleTester({ languageOptions: { parser: ts.parser } }).run('decimal-money', rule, {
  valid: [
    'class InvoiceDto { total!: string; paid: string | null = null; }',
    'class EntryDto { seconds!: number; totalSeconds!: number; lineCount!: number; }',
    'interface Line { unitPrice: string }',
    'function tax(amount: string, places: number): string { return amount; }',
  ],
  invalid: [
    { code: 'class InvoiceDto { total!: number; }', errors: number },
    { code: 'class InvoiceDto { amountDue?: number | null; }', errors: number },
    { code: 'interface Line { unitPrice: number }', errors: number },
    { code: 'interface Rates { hourlyRate: number[] }', errors: number },
    { code: 'function tax(netAmount: number) { return netAmount; }', errors: number },
    { code: 'const subtotal: number = 1;', errors: number },
  ],
});
