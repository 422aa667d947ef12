import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../../modules/clients/client.entity.js';
import { PortalUser } from '../../modules/clients/portal-user.entity.js';
import { CHART } from '../../modules/finance/ledger/chart-of-accounts.js';
import { Account } from '../../modules/finance/ledger/ledger.entity.js';
import { TaxRate } from '../../modules/finance/tax/tax-rate.entity.js';
import {
  type Firm,
  insertFirm,
  Membership,
  MembershipRole,
  Passwords,
} from '../../modules/identity/index.js';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { DEMO_LOGINS, type DemoLogin } from './logins.js';

const FIRMS: Record<string, Partial<Firm>> = {
  'Alder & Finch Consulting': {
    address: '12 Harbour Row\nBristol BS1 4RW\nUnited Kingdom',
    taxId: 'GB 123 4567 82',
    email: 'billing@alderfinch.example',
    phone: '+44 117 496 0123',
    bankName: 'Severn Bank',
    iban: 'GB33BUKB20201555555555',
    bic: 'BUKBGB22',
    timeZone: 'Europe/London',
    locale: 'en-GB',
  },
  'Second Opinion GmbH': {
    address: 'Ringstraße 8\n50667 Köln\nDeutschland',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
  },
};

/** Loads the two demo firms into an empty database; does nothing when any firm exists. */
export async function loadDemo(app: INestApplicationContext): Promise<void> {
  const database = app.get(Database);
  const anyFirm = await database.transaction(
    {},
    async (tx) => (await tx.run('SELECT 1 FROM firms LIMIT 1')).rows.length > 0,
  );
  if (anyFirm) return;
  for (const [name, details] of Object.entries(FIRMS)) await loadFirm(app, name, details);
}

async function loadFirm(app: INestApplicationContext, name: string, details: Partial<Firm>): Promise<void> {
  const database = app.get(Database);
  const firmId = uuidv7();
  await database.transaction({ firmId }, async (tx) => {
    const { text, values } = insertFirm({ id: firmId, name, baseCurrency: 'EUR', ...details });
    await tx.run(text, values);
  });
  await app.get(Contexts).forFirm(firmId, 'Demo data', async (ctx) => {
    await database.repo(ctx, Account).insertMany(CHART.map((account) => ({ ...account })));
    await database
      .repo(ctx, TaxRate)
      .insert({ code: 'standard', name: 'Sales tax', category: 'S', percent: '10', validFrom: '2020-01-01' });
    await database
      .repo(ctx, TaxRate)
      .insert({ code: 'zero', name: 'Zero rated', category: 'Z', percent: '0', validFrom: '2020-01-01' });
    for (const login of DEMO_LOGINS.filter((l) => l.firm === name)) await addPerson(app, ctx, login);
  });
}

async function addPerson(app: INestApplicationContext, ctx: RequestContext, login: DemoLogin): Promise<void> {
  const database = app.get(Database);
  const userId = uuidv7();
  const hash = await app.get(Passwords).hash(login.password);
  await ctx.tx.run('INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $3, $4)', [
    userId,
    login.email,
    login.name,
    hash,
  ]);
  if (login.role === 'client') {
    const client = await database.repo(ctx, Client).insert({
      name: 'Brightwater Health',
      email: login.email,
      currency: 'EUR',
      billingAddress: '3 Quay Street\nCork T12 X8F4\nIreland',
      taxId: 'IE1234567FA',
    });
    await database.repo(ctx, PortalUser).insert({ clientId: client.id, userId, name: login.name });
    return;
  }
  const member = await database
    .repo(ctx, Membership)
    .insert({ userId, name: login.name, email: login.email, status: 'active' });
  await database.repo(ctx, MembershipRole).insert({ membershipId: member.id, role: login.role });
}
