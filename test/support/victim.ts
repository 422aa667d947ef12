import { addDays } from '#libs/calendar';
import { tenantTables } from './tenancy-walk.js';
import { Billing, match, today } from './billing.js';
import type { Harness } from './harness.js';
import type { TestMember, TestPortalUser } from './make.js';
import { harvestFile, harvestLine } from './import-file.js';
import { ImportRuns } from './import-runs.js';
import { pdfOf, upload } from './pdf.js';
import { png } from './pictures.js';
import { readyToSign } from './signing.js';
import { putFile } from './record-files.js';

export interface Victim {
  firmId: string;
  clientId: string;
  admin: TestMember;
  /** Portal user of another client of the same firm, with nothing of their own. */
  neighbour: TestPortalUser;
  /** Rows to ask for, by table. */
  ids: Record<string, string[]>;
  /** Texts that nobody else may ever be shown: the ids and a name that is in many of them. */
  secrets: string[];
}

export const MARK = 'Quillfeather';

/** A firm with rows in every table that the modules write, in the states that they have. */
export async function makeVictim(harness: Harness): Promise<Victim> {
  const { make } = harness;
  const billing = await Billing.start(harness, { email: 'books@victim.example' });
  const { firmId, client, project, consultant } = billing;
  const admin = await make.member(firmId, 'admin');
  await harness.database.sql(`UPDATE clients SET name = name || ' ${MARK}' WHERE firm_id = $1`, [firmId]);
  await harness.database.sql(`UPDATE projects SET name = name || ' ${MARK}' WHERE firm_id = $1`, [firmId]);
  await make.portalUser(firmId, client.id);
  const { id: clientId } = await make.client(firmId, { name: `Twin of ${MARK}` });
  await harness.request('POST', `/clients/${client.id}/merge`, admin.token, {
    ...{ body: { clientId, version: 1, take: [] }, headers: match({ version: 1 }) },
  });
  const role = { name: `Auditor ${MARK}`, permissions: ['audit.read'] };
  await harness.request('POST', '/roles', admin.token, { body: role });
  const key = { name: MARK, scopes: ['audit.read'], expiresOn: addDays(today(), 30) };
  await harness.request('POST', '/api-keys', admin.token, { body: key });
  const provider = { name: MARK, preset: 'oidc', issuer: 'https://login.victim.example' };
  await harness.request('POST', '/identity-providers', admin.token, { body: provider });
  await make.engagement(firmId, client.id, { title: `Open ${MARK}`, status: 'draft' });
  const order = {
    title: `Order ${MARK}`,
    effectiveFrom: '2026-04-01',
    rates: [{ role: MARK, hourlyRate: '1' }],
  };
  await harness.request('POST', `/engagements/${billing.project.engagementId}/change-orders`, admin.token, {
    body: order,
  });
  await make.engagement(firmId, client.id, {
    lines: [
      { title: MARK, model: 'milestone', milestones: [{ title: MARK, amount: '10.00' }] },
      {
        ...{ title: MARK, model: 'retainer', hoursPerMonth: '1', monthlyFee: '1', rollOverMonths: 0 },
      },
    ],
  });
  const [retainer] = await harness.database.sql<{ lineId: string; engagementId: string; day: string }>(
    `SELECT l.line_id AS "lineId", e.id AS "engagementId", e.end_date::text AS day FROM engagement_lines l
      JOIN engagements e ON e.id = l.engagement_id WHERE l.firm_id = $1 AND l.model = 'retainer'`,
    [firmId],
  );
  await harness.request('POST', `/engagements/${retainer!.engagementId}/pauses`, admin.token, {
    body: { lineId: retainer!.lineId, from: retainer!.day, to: retainer!.day, reason: MARK },
  });
  const [milestone] = await harness.database.sql<{ id: string }>(
    'SELECT id FROM engagement_line_parts WHERE firm_id = $1',
    [firmId],
  );
  await harness.request('POST', `/milestones/${milestone!.id}/reach`, admin.token, { body: {} });
  const card = { level: 'firm', name: `Prices ${MARK}` };
  await harness.request('POST', '/rate-cards', admin.token, { body: card });
  const cost = { role: `Auditor ${MARK}`, hourlyCost: '40' };
  await harness.request('POST', '/cost-rates', admin.token, { body: cost });

  await billing.hours({ seconds: 7_200, task: MARK }, { seconds: 3_600, workDate: '2026-03-03' });
  const issued = await billing.issued({ periodFrom: '2026-03-01', periodTo: '2026-03-02' });
  await billing.paid(issued.id, '50.00', { reference: MARK });
  await billing.call('POST', `/invoices/${issued.id}/send`, {});
  await billing.drafted({ periodFrom: '2026-03-03', periodTo: '2026-03-31' });
  for (const status of ['draft', 'submitted', 'approved'] as const) {
    await make.timeEntry(firmId, {
      ...{ membershipId: consultant.membershipId, projectId: project.id, note: MARK },
      ...{ status, workDate: '2026-04-01' },
    });
  }
  await billing.call('POST', '/timer/start', { projectId: project.id }, undefined, consultant.token);
  const week = { date: today() };
  await billing.call('POST', '/timesheets/week/submit', week, undefined, consultant.token);
  const lines = [harvestLine({ note: MARK }), harvestLine({ hours: 'none' })];
  await new ImportRuns(harness, admin).import(harvestFile(...lines));

  await harness.database.sql(
    `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, name)
     VALUES (gen_random_uuid(), $1, $2, '', 0, $2)`,
    [admin.userId, MARK],
  );

  await harness.database.sql(
    `INSERT INTO images (firm_id, id, kind, membership_id, content, content_type, width, height, sha256)
     VALUES ($1, gen_random_uuid(), 'logo', NULL, $4, 'image/png', 1, 1, ''),
       ($1, gen_random_uuid(), 'photo', $2, $4, 'image/png', 1, 1, $3)`,
    [firmId, admin.membershipId, MARK, png(1, 1)],
  );
  const tag = { name: `Tag ${MARK}`, colour: 'blue' };
  const { body: worn } = await billing.call<{ id: string }>(
    'POST',
    '/client-tags',
    tag,
    undefined,
    admin.token,
  );
  const person = { name: `Contact ${MARK}`, email: 'contact@victim.example' };
  await billing.call('POST', `/clients/${client.id}/contacts`, person, undefined, admin.token);
  await harness.database.sql('INSERT INTO client_taggings (firm_id, client_id, tag_id) VALUES ($1, $2, $3)', [
    firmId,
    client.id,
    worn.id,
  ]);
  const name = `Offer ${MARK}.txt`;
  await putFile(harness, admin.token, `recordKind=client&recordId=${client.id}&shared=true`, name, MARK);
  const campaign = { name: `Fair ${MARK}`, channel: 'event' };
  const { body: fair } = await billing.call<{ id: string }>(
    'POST',
    '/campaigns',
    campaign,
    undefined,
    admin.token,
  );
  const field = { key: 'email', label: 'E-mail', required: true };
  const form = { name: MARK, heading: MARK, button: 'Send', thanks: 'Thanks', active: true, fields: [field] };
  const page = { ...form, ownerId: admin.membershipId };
  const { body: made } = await billing.call<{ key: string }>(
    'POST',
    '/lead-forms',
    page,
    undefined,
    admin.token,
  );
  const { body: open } = await harness.request<{ token: string }>(
    'GET',
    `/public-forms/${made.key}`,
    undefined,
  );
  const sent = { token: open.token, email: 'stranger@victim.example', message: MARK };
  await harness.request('POST', `/public-forms/${made.key}`, undefined, { body: sent });
  const lead = { company: MARK, email: 'new@victim.example', campaignId: fair.id };
  const { body: first } = await billing.call<{ id: string }>('POST', '/leads', lead, undefined, admin.token);
  const terms = { name: `Work for ${MARK}`, value: '100.00' };
  await billing.call('POST', `/leads/${first.id}/qualify`, terms, undefined, admin.token);
  const { body: second } = await billing.call<{ id: string }>('POST', '/leads', lead, undefined, admin.token);
  const toDo = { kind: 'todo', subject: `Call ${MARK}`, leadId: second.id };
  await billing.call('POST', '/activities', toDo, undefined, admin.token);

  for (const title of ['Frame', 'Work', 'Signed', 'Sent'].map((word) => `${word} ${MARK}`)) {
    const terms = { clientId: client.id, kind: 'msa', title, startDate: '2026-01-01' };
    const { body } = await billing.call<{ id: string }>('POST', '/contracts', terms, undefined, admin.token);
    const file = upload(await pdfOf(title));
    await harness.request('PUT', `/contracts/${body.id}/document`, admin.token, {
      body: file.body,
      headers: { ...file.headers, 'if-match': '"1"' },
    });
  }
  await signContracts(harness, firmId, admin);
  const [frame] = await harness.database.sql<{ id: string; version: number }>(
    'SELECT id, version FROM contracts WHERE firm_id = $1 ORDER BY id LIMIT 1',
    [firmId],
  );
  const signed = { signedOn: '2026-01-01' };
  await billing.call('POST', `/contracts/${frame!.id}/activate`, signed, match(frame!), admin.token);

  await offer(harness, admin, client.id);
  await billing.call('POST', '/firm/exports', undefined, undefined, admin.token);
  await harness.drainJobs(['firm-export']);
  const other = await make.client(firmId);
  const neighbour = await make.portalUser(firmId, other.id);
  const pair = { clientId: client.id, otherClientId: other.id, apart: true };
  await billing.call('PUT', '/client-suspects', pair, undefined, admin.token);
  const own = await harness.database.sql<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [
    neighbour.userId,
  ]);
  const logo = await harness.database.sql<{ id: string }>(
    `SELECT id FROM images WHERE firm_id = $1 AND kind = 'logo'`, // the neighbour sees it, too
    [firmId],
  );
  const theirs = [...own, ...logo].map(({ id }) => id);
  const ids = await idsOf(harness, firmId, [other.id, neighbour.portalUserId, ...theirs]);
  const secrets = [MARK, ...Object.values(ids).flat()];
  return {
    ...{ firmId, clientId: client.id, admin, neighbour, secrets },
    ids: { ...ids, firms: [firmId] }, // which is no secret: a firm's sign-in link names it
  };
}

/** Two of the contracts are sent to be signed, and one of them is. */
async function signContracts(harness: Harness, firmId: string, { token }: TestMember): Promise<void> {
  const contracts = await harness.database.sql<{ id: string; version: number }>(
    'SELECT id, version FROM contracts WHERE firm_id = $1 ORDER BY id DESC LIMIT 2',
    [firmId],
  );
  for (const [at, contract] of contracts.entries()) {
    const signers = [{ side: 'client', name: MARK, email: `signer-${at}@victim.example`, step: 1 }];
    await harness.request('POST', `/contracts/${contract.id}/send-for-signature`, token, {
      body: { signers, expiresOn: addDays(today(), 30) },
      headers: match(contract),
    });
  }
  const { body } = await readyToSign(harness, 'signer-0@victim.example');
  await harness.request('POST', '/signing/sign', undefined, { body });
  await harness.drainJobs(['signature-seal']);
}

/** A proposal that was sent, one that is written, and what they start from. */
async function offer(harness: Harness, { token }: TestMember, clientId: string): Promise<void> {
  const lines = [{ title: `Work for ${MARK}`, model: 'fixed', amount: '100' }];
  await harness.request('POST', '/proposal-templates', token, { body: { name: MARK, lines } });
  for (const title of [`Offer to ${MARK}`, `Draft for ${MARK}`]) {
    const body = { title, clientId, lines };
    const made = await harness.request<{ id: string }>('POST', '/proposals', token, { body });
    const to = { recipientName: MARK, recipientEmail: 'buyer@victim.example', by: 'mail' };
    if (title.startsWith('Offer'))
      await harness.request('POST', `/proposals/${made.body.id}/send`, token, {
        ...{ body: to, headers: { 'if-match': '"1"' } },
      });
  }
}

/** The ids of all of a firm's rows, by table, without those given. */
async function idsOf(
  harness: Harness,
  firmId: string,
  without: readonly string[],
): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const table of [...(await harness.database.connected(tenantTables)), 'sessions']) {
    const rows = await harness.database.sql<{ id: string | null }>(
      `SELECT to_jsonb(t) ->> 'id' AS id FROM ${table} t WHERE firm_id = $1 ORDER BY 1`,
      [firmId],
    );
    const known = rows.flatMap(({ id }) => (id !== null && !without.includes(id) ? [id] : []));
    if (known.length) ids[table] = known;
  }
  const passkeys = await harness.database.sql<{ id: string }>(
    'SELECT k.id FROM passkeys k JOIN memberships m ON m.user_id = k.user_id WHERE m.firm_id = $1',
    [firmId],
  );
  ids['passkeys'] = passkeys.map(({ id }) => id);
  return ids;
}

/** One text that changes when any of the firm's rows does. */
export async function fingerprint(harness: Harness, firmId: string): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const table of await harness.database.connected(tenantTables)) {
    const [row] = await harness.database.sql<{ print: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS print
       FROM ${table} t WHERE firm_id = $1`,
      [firmId],
    );
    prints[table] = row!.print;
  }
  return prints;
}
