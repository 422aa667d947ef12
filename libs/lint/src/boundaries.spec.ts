import { RuleTester } from 'eslint';
import ts from 'typescript-eslint';
import rule from './boundaries.js';

const options = [{ root: '/votra', areas: ['identity', 'time', 'finance'] }];
const tester = new RuleTester({ languageOptions: { parser: ts.parser } });

/** A file of the API that imports what is given. */
function file(at: string, source: string) {
  return { filename: `/votra/${at}`, code: `import { x } from '${source}';`, options };
}
function refused(at: string, source: string, messageId: string) {
  return { ...file(at, source), errors: [{ messageId }] };
}
const TIME = 'apps/api/src/modules/time/entries/entries.service.ts';
const FINANCE = 'apps/api/src/modules/finance/invoices/invoices.service.ts';
const PLATFORM = 'apps/api/src/platform/mail/mail.ts';

tester.run('boundaries', rule, {
  valid: [
    file(TIME, '../../../platform/persistence/database.js'),
    file(TIME, '#libs/money'),
    file(TIME, '../timers/timers.service.js'),
    file(FINANCE, '../../time/index.js'),
    file(FINANCE, '../../time/entries/index.js'),
    file(FINANCE, '@nestjs/common'),
    file('apps/api/src/app.module.ts', './modules/time/index.js'),
    file('apps/api/src/database/demo/load.ts', '../../modules/time/entries/entries.service.js'),
    file('apps/web/src/app/portal/invoices.ts', '../core/session'),
    file('apps/web/src/app/app.routes.ts', './console/console.routes'),
    file('libs/ui/src/money.ts', '#libs/money'),
    file('libs/money/src/decimal.ts', 'big.js'),
    file(
      'apps/api/src/modules/time/entries/entries.service.spec.ts',
      '../../../../../../test/support/harness.js',
    ),
  ],
  invalid: [
    refused(PLATFORM, '../../modules/time/index.js', 'direction'),
    refused(PLATFORM, '../../database/migrate.js', 'direction'),
    refused(TIME, '../../../database/migrate.js', 'direction'),
    refused(TIME, '../../finance/index.js', 'order'),
    refused(FINANCE, '../../time/entries/entries.service.js', 'door'),
    refused(FINANCE, '../../payroll/index.js', 'unknown'),
    refused('apps/web/src/app/portal/invoices.ts', '../console/invoices/invoice-page', 'direction'),
    refused('apps/web/src/app/core/session.ts', '../portal/portal.routes', 'direction'),
    refused('apps/web/src/app/console/time/week.ts', '../../../../../api/src/application', 'direction'),
    refused('libs/money/src/decimal.ts', '@nestjs/common', 'direction'),
    refused('libs/money/src/decimal.ts', '#libs/ui', 'direction'),
    { ...refused(TIME, '', 'order'), code: "export * from '../../finance/index.js';" },
    { ...refused(TIME, '', 'order'), code: "void import('../../finance/index.js');" },
  ],
});
