import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { OFFERED_PORTAL_RIGHTS, type Role } from '#libs/contracts';
import { ClientsService } from '../../modules/clients/index.js';
import {
  type Firm,
  insertFirm,
  Membership,
  MembershipRole,
  Passwords,
  PortalUser,
} from '../../modules/identity/index.js';
import { equipFirm } from '../../modules/registration/index.js';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { agree } from './agreements.js';
import { signContracts } from './contracts.js';
import { logHours } from './hours.js';
import { DEMO_LOGINS, type DemoLogin } from './logins.js';
import { billHours } from './money.js';
import { offer } from './offers.js';
import { prospect } from './pipeline.js';
import { Stage } from './stage.js';

const FIRMS: Record<string, Partial<Firm>> = {
  'Alder & Finch Consulting': {
    address: '12 Harbour Row\nBristol BS1 4RW\nUnited Kingdom',
    taxId: 'GB 123 4567 82',
    taxIds: [{ label: 'VAT', country: 'GB', number: 'GB 123 4567 82' }],
    accent: '#0b5f6e',
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

const BRIGHTWATER = {
  name: 'Brightwater Health',
  currency: 'EUR',
  billingAddress: '3 Quay Street\nCork T12 X8F4\nIreland',
  taxIds: [{ label: 'VAT', country: 'IE', number: 'IE1234567FA', onInvoices: true }],
};

const LONELY_CLIENT = {
  name: 'Rheinwerk Maschinenbau',
  email: 'rechnung@rheinwerk.example',
  currency: 'EUR',
  billingAddress: 'Hafenstraße 21\n40213 Düsseldorf\nDeutschland',
  taxIds: [{ label: 'USt-IdNr.', country: 'DE', number: 'DE136695976', onInvoices: true }],
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
  const logins = DEMO_LOGINS.filter((login) => login.firm === name);
  const cast = await app.get(Contexts).forFirm(firmId, 'Demo data', async (ctx) => {
    await equipFirm(ctx, database, { name: 'Sales tax', percent: '10' });
    const people: Record<string, string> = {};
    for (const login of logins)
      if (login.role !== 'client') people[login.role] = await addMember(app, ctx, login, login.role);
    return people;
  });
  const stage = new Stage(app, firmId, cast, details.timeZone!);
  const [portalLogin] = logins.filter(({ role }) => role === 'client');
  if (portalLogin) await play(app, stage, portalLogin);
  else await stage.as('admin', (ctx) => stage.get(ClientsService).create(ctx, LONELY_CLIENT));
}

async function play(app: INestApplicationContext, stage: Stage, portalLogin: DemoLogin): Promise<void> {
  const clientId = await stage.as('admin', async (ctx) => {
    const client = await stage.get(ClientsService).create(ctx, { ...BRIGHTWATER, email: portalLogin.email });
    const userId = await addUser(app, ctx, portalLogin);
    await app
      .get(Database)
      .repo(ctx, PortalUser)
      .insert({
        ...{ clientId: client.id, clientName: client.name, userId, status: 'active' },
        ...{ name: portalLogin.name, email: portalLogin.email, jobTitle: 'Head of finance' },
        rights: [...OFFERED_PORTAL_RIGHTS],
      });
    return client.id;
  });
  const agreed = await agree(stage, clientId);
  await signContracts(stage, { clientId, signer: { name: portalLogin.name, email: portalLogin.email } });
  await prospect(stage, agreed);
  await logHours(stage, agreed);
  await billHours(stage, agreed);
  await offer(stage, { id: clientId, name: portalLogin.name, email: portalLogin.email });
}

async function addUser(app: INestApplicationContext, ctx: RequestContext, login: DemoLogin): Promise<string> {
  const id = uuidv7();
  const hash = await app.get(Passwords).hash(login.password);
  const values = [id, login.email, login.name, hash];
  await ctx.tx.run('INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $3, $4)', values);
  return id;
}

async function addMember(
  app: INestApplicationContext,
  ctx: RequestContext,
  login: DemoLogin,
  role: Role,
): Promise<string> {
  const database = app.get(Database);
  const { name, email } = login;
  const userId = await addUser(app, ctx, login);
  const { id } = await database.repo(ctx, Membership).insert({ userId, name, email, status: 'active' });
  await database.repo(ctx, MembershipRole).insert({ membershipId: id, role });
  return id;
}
