import { addDays, today as todayIn } from '#libs/calendar';
import { ProposalExpiry } from '../../../apps/api/src/modules/proposals/proposal-expiry.js';
import { accountMailsTo, secretMailedTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { pdfPages } from '../../support/pdf-text.js';

interface Line {
  key: string;
  title: string;
}
interface Version {
  number: number;
  title: string;
  sections: { key: string; title: string; body: string }[];
  lines: Line[];
  totals: { net: string; total: string; discount: string; lines: { key: string; net: string | null }[] };
}
interface Proposal {
  id: string;
  version: number;
  number: string;
  status: string;
  net: string;
  currentVersion: number;
  clientId: string | null;
  contractId: string | null;
  engagementId: string | null;
  acceptedKeys: string[] | null;
  decidedByName: string;
  content: Version;
  versions: { number: number; sentAt: string | null }[];
  links: { id: string; openedAt: string | null }[];
}
interface Sent {
  proposal: Proposal;
  link: string | null;
}
interface Read {
  status: string;
  isOpen: boolean;
  versionNumber: number;
  lines: (Line & { role?: string; budgetHours?: string })[];
  totals: Version['totals'];
  readerName: string;
}

const today = todayIn('UTC');
const READER = 'ida@fernhill.example';
const LINES = [
  {
    ...{ title: 'Build', model: 'time_and_material', role: 'Engineer', quantity: '10', unitPrice: '100' },
    taxCode: 'standard',
  },
  {
    title: 'Workshop',
    model: 'fixed',
    amount: '500',
    role: 'Engineer',
    budgetHours: '4',
    taxCode: 'standard',
  },
  { title: 'Support', model: 'fixed', amount: '300', isOptional: true, taxCode: 'standard' },
];

describe('proposals', () => {
  let harness: Harness;
  let firmId: string;
  let admin: TestMember;
  let manager: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
    firmId = await harness.make.firm();
    admin = await harness.make.member(firmId, 'admin');
    manager = await harness.make.member(firmId, 'project_manager');
  });
  afterAll(() => harness.stop());

  const call = <Body = Record<string, unknown>>(
    method: string,
    url: string,
    body?: object,
    token: string | undefined = admin.token,
    headers: Record<string, string> = {},
  ) => harness.request<Body>(method, url, token, { body, headers });
  const open = <Body = Record<string, unknown>>(url: string, body: object) =>
    harness.request<Body>('POST', url, undefined, { body });
  const match = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });
  let companies = 0;
  const prospect = async () => {
    const company = `Fernhill ${++companies}`;
    const body = { name: 'Intranet', company, value: '1000', person: 'Ida Holm', email: READER };
    return (await call<{ id: string }>('POST', '/prospects', body)).body.id;
  };
  const draft = async (over: object = {}) => {
    const whom = 'clientId' in over ? {} : { prospectId: await prospect() };
    const answer = await call<Proposal>('POST', '/proposals', {
      title: 'Intranet',
      lines: LINES,
      ...whom,
      ...over,
    });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const patch = (one: Proposal, body: object) =>
    call<Proposal>('PATCH', `/proposals/${one.id}`, body, admin.token, match(one));
  const get = async (id: string) => (await call<Proposal>('GET', `/proposals/${id}`)).body;
  const TO = { recipientName: 'Ida Holm', recipientEmail: READER, by: 'mail' };
  const send = (one: Proposal, over: object = {}, token = admin.token) =>
    call<Sent>('POST', `/proposals/${one.id}/send`, { ...TO, ...over }, token, match(one));
  const sent = async (over: object = {}) => {
    const { body, status } = await send(await draft(over));
    expect(status).toBe(200);
    return { proposal: body.proposal, token: body.link!.split('#token=')[1]! };
  };
  const revise = (one: Proposal) =>
    call<Proposal>('POST', `/proposals/${one.id}/versions`, {}, admin.token, match(one));
  const answer = (token: string, over: object = {}) => ({
    ...{ token, versionNumber: 1, name: 'Ida Holm', chosen: [] as string[] },
    ...over,
  });
  const accept = (token: string, over: object = {}) =>
    open<Read>('/proposal-link/accept', answer(token, over));
  const codeOf = (body: unknown) => (body as { code: string }).code;
  const actions = async (id: string) =>
    (
      await call<{ items: { action: string; actorName: string }[] }>(
        'GET',
        `/audit/timeline?objectType=proposal&objectId=${id}`,
      )
    ).body.items.map(({ action }) => action);

  it('is written for a prospect, with clean text and figures of the server', async () => {
    const sections = [
      { title: 'Scope', body: '<p onclick="x()">We <b>build</b><script>alert(1)</script></p>' },
    ];
    const proposal = await draft({ sections, discountKind: 'percent', discountValue: '10' });
    expect(proposal).toMatchObject({ status: 'draft', net: '1350.00', currentVersion: 1, clientId: null });
    expect(proposal.number).toMatch(/^P-\d{4}-\d{4}$/);
    expect(proposal.content.sections[0]).toMatchObject({
      title: 'Scope',
      body: '<p>We <strong>build</strong></p>',
    });
    expect(proposal.content.totals).toMatchObject({ discount: '150.00', net: '1350.00', total: '1485.00' });

    const changed = await patch(proposal, {
      lines: proposal.content.lines.slice(0, 1),
      discountKind: null,
      discountValue: null,
    });
    expect(changed.body).toMatchObject({ net: '1000.00' });
    expect(changed.body.content.lines[0]!.key).toBe(proposal.content.lines[0]!.key);
    expect((await patch(proposal, { title: 'Late' })).status).toBe(412);
    const refused = await patch(changed.body, {
      lines: [{ title: 'A', model: 'fixed', amount: '1', taxCode: 'none' }],
    });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ field: 'lines.0.taxCode' }] }]);
    expect(await actions(proposal.id)).toEqual(['proposal.updated', 'proposal.created']);

    const { body: found } = await call<{ items: Proposal[] }>(
      'GET',
      `/proposals?q=${proposal.number}&sort=-net`,
    );
    expect(found.items.map(({ id }) => id)).toEqual([proposal.id]);
    const gone = await call(
      'DELETE',
      `/proposals/${proposal.id}`,
      undefined,
      admin.token,
      match(changed.body),
    );
    expect(gone.status).toBe(204);
  });

  it('starts from a template, and is offered once more', async () => {
    const template = { name: 'Build', sections: [{ title: 'Us', body: '<p>We</p>' }], lines: LINES };
    const { body: kept } = await call<{ id: string; lineCount: number }>(
      'POST',
      '/proposal-templates',
      template,
    );
    expect(kept).toMatchObject({ lineCount: 3, sectionCount: 1 });
    expect((await call('POST', '/proposal-templates', template)).status).toBe(409);
    const proposal = await draft({ lines: undefined, templateId: kept.id });
    expect(proposal.content).toMatchObject({ sections: [{ title: 'Us' }], totals: { net: '1500.00' } });
    const { id: clientId } = await harness.make.client(firmId);
    const { body: again } = await call<Proposal>('POST', `/proposals/${proposal.id}/duplicate`, { clientId });
    expect(again).toMatchObject({ status: 'draft', clientId, net: '1500.00' });
    expect(again.number).not.toBe(proposal.number);
    expect(again.content.lines[0]!.key).not.toBe(proposal.content.lines[0]!.key);
  });

  it('freezes what is sent, and shows what the next version changes', async () => {
    const { proposal, token } = await sent({ sections: [{ title: 'Scope', body: '<p>A</p>' }] });
    expect(proposal).toMatchObject({ status: 'sent', links: [{ openedAt: null }] });
    const fault = await harness.database
      .sql(`UPDATE proposal_versions SET title = 'Other' WHERE proposal_id = $1`, [proposal.id])
      .catch((error: { code: string }) => error.code);
    expect(fault).toBe('23001');
    expect((await patch(proposal, { title: 'Other' })).status).toBe(409);

    const { body: next } = await revise(proposal);
    expect(next).toMatchObject({ status: 'draft', currentVersion: 2 });
    expect((await accept(token)).body).toMatchObject({ code: 'PROPOSAL_NOT_OPEN' });
    const lines = [{ ...next.content.lines[0]!, quantity: '12' }];
    const { body: written } = await patch(next, { title: 'Intranet II', lines });
    const { body: changes } = await call<{ part: string; kind: string; title: string; fields: object[] }[]>(
      'GET',
      `/proposals/${proposal.id}/difference?from=1&to=2`,
    );
    expect(changes).toMatchObject([
      {
        part: 'terms',
        kind: 'changed',
        fields: [{ field: 'title', before: 'Intranet', after: 'Intranet II' }],
      },
      {
        part: 'line',
        kind: 'changed',
        title: 'Build',
        fields: [{ field: 'quantity', before: '10', after: '12' }],
      },
      { part: 'line', kind: 'removed', title: 'Workshop' },
      { part: 'line', kind: 'removed', title: 'Support' },
    ]);
    const { body: first } = await call<Version>('GET', `/proposals/${proposal.id}/versions/1`);
    expect(first).toMatchObject({ title: 'Intranet', totals: { net: '1500.00' } });

    expect((await send(written)).status).toBe(200);
    expect((await accept(token)).body).toMatchObject({ code: 'PROPOSAL_REVISED' }); // the old link, the old version
    expect((await open<Read>('/proposal-link', { token })).body).toMatchObject({
      versionNumber: 2,
      isOpen: true,
    });
  });

  it('prints what it offers, and keeps the paper as it was sent', async () => {
    const { proposal, token } = await sent({
      sections: [{ title: 'Scope', body: '<p>All of <strong>it</strong></p>' }],
    });
    const paper = await call('GET', `/proposals/${proposal.id}/versions/1/pdf`);
    const text = pdfPages(paper.raw).join(' ');
    for (const words of [
      proposal.number,
      'Intranet',
      'Scope',
      'All of',
      'Ida Holm',
      '1,500.00',
      '1,650.00',
      'Support',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('4 h'); // what the firm estimates for itself
    const theirs = await open('/proposal-link/pdf', { token });
    expect(theirs.raw.equals(paper.raw)).toBe(true);
    expect(theirs.headers['content-disposition']).toContain(`${proposal.number}.pdf`);
    expect(await actions(proposal.id)).toEqual([
      ...['proposal.downloaded', 'proposal.downloaded', 'proposal.sent', 'proposal.created'],
    ]);
  });

  it('opens by its link alone, which mails carry and nobody else reads', async () => {
    const { proposal, token } = await sent();
    expect(await secretMailedTo(harness, READER)).toBe(token);
    const { body: read, headers } = await open<Read>('/proposal-link', { token });
    expect(headers['cache-control']).toBe('no-store');
    expect(read).toMatchObject({ status: 'sent', isOpen: true, readerName: 'Ida Holm', versionNumber: 1 });
    expect(JSON.stringify(read)).not.toMatch(/budgetHours|taxCode":"standard","role|ownerId|cost/);
    expect(read.lines[1]).not.toHaveProperty('role'); // of a fixed price: who does it is the firm's own
    const optional = read.lines[2]!.key;
    const { body: counted } = await open<Version['totals']>('/proposal-link/count', {
      token,
      chosen: [optional],
    });
    expect(counted).toMatchObject({ net: '1800.00', total: '1980.00' });
    expect((await open('/proposal-link/count', { token, chosen: [read.lines[0]!.key] })).status).toBe(422);

    const forged = `${token.slice(0, 63)}${token.endsWith('A') ? 'B' : 'A'}`;
    const { body: other } = await open('/proposal-link', { token: forged });
    const [link] = (await get(proposal.id)).links;
    expect(link!.openedAt).not.toBeNull();
    expect((await call('DELETE', `/proposals/${proposal.id}/links/${link!.id}`)).status).toBe(204);
    const { body: revoked } = await open('/proposal-link', { token });
    const gone = { code: 'LINK_GONE', status: 404, detail: revoked['detail'] };
    expect([other, revoked]).toMatchObject([gone, gone]);
    const bodies = await harness.database.sql<{ body: string }>('SELECT body FROM mails WHERE firm_id = $1', [
      firmId,
    ]);
    expect(bodies.filter(({ body }) => body.includes('#token='))).toEqual([]);
  });

  it('is accepted once, and the work begins in the same moment', async () => {
    const { proposal, token } = await sent();
    const chosen = [proposal.content.lines[2]!.key];
    const answers = await Promise.all([1, 2, 3].map(() => accept(token, { chosen })));
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(
      Array(3).fill([200, 'accepted']),
    );
    const after = await get(proposal.id);
    expect(after).toMatchObject({
      status: 'accepted',
      net: '1800.00',
      acceptedKeys: chosen,
      decidedByName: 'Ida Holm',
    });

    const { body: engagement } = await call('GET', `/engagements/${after.engagementId}`);
    expect(engagement).toMatchObject({
      ...{ status: 'draft', clientId: after.clientId, title: 'Intranet', budget: '1800.00' },
      rates: [{ role: 'Engineer', hourlyRate: '100.0000' }],
      lines: [{ title: 'Build', model: 'time_and_material' }, { title: 'Workshop' }, { title: 'Support' }],
    });
    const { body: contract } = await call('GET', `/contracts/${after.contractId}`);
    expect(contract).toMatchObject({
      status: 'draft',
      kind: 'sow',
      clientId: after.clientId,
      value: '1800.00',
    });
    const { body: engagements } = await call<{ total: number }>(
      'GET',
      `/engagements?clientId=${after.clientId}`,
    );
    expect(engagements.total).toBe(1);
    const { body: contacts } = await call<object[]>('GET', `/clients/${after.clientId}/portal-users`);
    expect(contacts).toMatchObject([{ email: READER, status: 'invited', rights: ['projects', 'approvals'] }]);
    expect((await accountMailsTo(harness, READER)).at(-1)!.subject).toContain('invites you');
    const { body: won } = await call<{ items: object[] }>(
      'GET',
      `/prospects?clientId=${after.clientId}&status=won`,
    );
    expect(won.items).toHaveLength(1);

    const told = await harness.database.sql<{ subject: string }>(
      'SELECT subject FROM mails WHERE related_id = $1 AND recipient = $2',
      [proposal.id, admin.email],
    );
    expect(told).toEqual([{ subject: `Proposal ${proposal.number} is accepted` }]);
    const [record] = await harness.database.sql(
      `SELECT actor_name, after FROM audit_entries WHERE object_id = $1 AND action = 'proposal.accepted'`,
      [proposal.id],
    );
    expect(record).toMatchObject({ actor_name: 'Ida Holm, by link', after: { userAgent: 'lightMyRequest' } });
    const decline = await open('/proposal-link/decline', answer(token, { chosen: undefined, reason: 'No' }));
    expect([decline.status, codeOf(decline.body)]).toEqual([409, 'PROPOSAL_NOT_OPEN']);
    expect((await revise(after)).status).toBe(409);
  });

  it.each(['withdraw', 'versions'])('is accepted or taken back (%s), never both', async (deed) => {
    const { proposal, token } = await sent();
    const back = () =>
      call(
        'POST',
        `/proposals/${proposal.id}/${deed}`,
        deed === 'withdraw' ? { reason: 'Changed' } : {},
        admin.token,
        match(proposal),
      );
    const [yes, no] = await Promise.all([accept(token), back()]);
    const { status } = await get(proposal.id);
    if (status === 'accepted')
      expect([yes.status, no.status]).toEqual([200, expect.toSatisfy((s: number) => s === 409 || s === 412)]);
    else expect([yes.status, codeOf(yes.body), no.status]).toEqual([409, 'PROPOSAL_NOT_OPEN', 200]);
  });

  it('never shows a client of the same name to whoever accepts', async () => {
    const prospectId = await prospect();
    const name = `Fernhill ${companies}`;
    const known = await harness.make.client(firmId, { name });
    const { proposal, token } = await sent({ prospectId });
    expect((await accept(token)).status).toBe(200);
    const { clientId } = await get(proposal.id);
    expect(clientId).not.toBe(known.id);
    const { body } = await call('GET', `/clients/${clientId}`);
    expect(body).toMatchObject({ name: `${name} (${proposal.number})` });
  });

  it('is declined with a reason, and offered anew', async () => {
    const { proposal, token } = await sent();
    const no = await open<Read>(
      '/proposal-link/decline',
      answer(token, { chosen: undefined, reason: 'Too dear' }),
    );
    expect(no.body).toMatchObject({ status: 'declined', isOpen: false });
    expect((await accept(token)).status).toBe(409);
    const declined = await get(proposal.id);
    expect(declined).toMatchObject({ status: 'declined', declineReason: 'Too dear' });
    expect((await revise(declined)).body).toMatchObject({
      status: 'draft',
      currentVersion: 2,
      declineReason: '',
    });
  });

  it('is read and accepted in the portal of its client alone, by those who may', async () => {
    const client = await harness.make.client(firmId);
    const contact = await harness.make.portalUser(firmId, client.id, ['approvals']);
    const reader = await harness.make.portalUser(firmId, client.id, ['projects']);
    const stranger = await harness.make.portalUser(firmId, (await harness.make.client(firmId)).id);
    const unsent = await draft({ clientId: client.id });
    const { proposal } = await sent({ clientId: client.id });
    const url = `/portal/proposals/${proposal.id}`;
    const { body: list } = await call<{ items: object[] }>(
      'GET',
      '/portal/proposals',
      undefined,
      contact.token,
    );
    expect(list.items).toMatchObject([{ id: proposal.id, status: 'sent', net: '1500.00' }]);
    expect((await call('GET', `/portal/proposals/${unsent.id}`, undefined, contact.token)).status).toBe(404);
    expect((await call('GET', url, undefined, stranger.token)).status).toBe(404);
    expect((await call('GET', url, undefined, reader.token)).status).toBe(403);
    const yes = { versionNumber: 1, name: 'Jo Client', chosen: [] };
    expect((await call('POST', `${url}/accept`, yes, stranger.token)).status).toBe(404);
    expect((await call('GET', `${url}/pdf`, undefined, contact.token)).raw.subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
    const { body: done } = await call<Read>('POST', `${url}/accept`, yes, contact.token);
    expect(done).toMatchObject({
      status: 'accepted',
      decidedByName: 'Jo Client',
      totals: { net: '1500.00' },
    });
    expect((await get(proposal.id)).clientId).toBe(client.id);
  });

  it('shows the margin to those who see costs, and guards it', async () => {
    const cost = { role: 'Engineer', hourlyCost: '80' };
    await call('POST', '/cost-rates', cost);
    const proposal = await draft({ lines: LINES.slice(0, 2), ownerId: manager.membershipId });
    const url = `/proposals/${proposal.id}/margin`;
    expect((await call('GET', url)).body).toMatchObject({
      ...{
        net: '1500.00',
        cost: '1120.00',
        margin: '380.00',
        percent: '25.3',
        isKnown: true,
        leastMargin: null,
      },
    });
    expect((await call('GET', url, undefined, manager.token)).status).toBe(403);
    const { body: none } = await call<{ version: number }>('GET', '/firm/proposal-settings');
    const set = { leastMargin: '30' };
    const guarded = await call<{ version: number }>(
      'PATCH',
      '/firm/proposal-settings',
      set,
      admin.token,
      match(none),
    );
    expect(guarded.body).toMatchObject({ leastMargin: '30' });
    const blind = await send(proposal, { reason: 'Now' }, manager.token);
    expect([blind.status, codeOf(blind.body)]).toEqual([403, 'COSTS_UNSEEN']);
    const low = await send(proposal);
    expect([low.status, codeOf(low.body)]).toEqual([409, 'BELOW_LEAST_MARGIN']);
    const unknown = await draft({ lines: [{ title: 'A', model: 'fixed', amount: '10' }] });
    expect(codeOf((await send(unknown)).body)).toBe('BELOW_LEAST_MARGIN');
    expect((await send(proposal, { reason: 'A first job' })).status).toBe(200);
    await call('PATCH', '/firm/proposal-settings', { leastMargin: null }, admin.token, match(guarded.body));
  });

  it('ends when its last day is over, and its owner is told before', async () => {
    const { proposal, token } = await sent({ validUntil: addDays(today, 2) });
    const expiry = harness.get(ProposalExpiry);
    await expiry.run();
    await expiry.run();
    const told = () =>
      harness.database.sql<{ body: string }>(
        'SELECT body FROM mails WHERE related_id = $1 ORDER BY created_at',
        [proposal.id],
      );
    expect(await told()).toHaveLength(1);
    await harness.database.sql('UPDATE proposals SET valid_until = $2 WHERE id = $1', [
      proposal.id,
      addDays(today, -1),
    ]);
    expect((await accept(token)).body).toMatchObject({ code: 'PROPOSAL_NOT_OPEN' });
    await expiry.run();
    const expired = await get(proposal.id);
    expect(expired.status).toBe('expired');
    expect((await told()).at(-1)!.body).toContain('expired');
    expect((await revise(expired)).body).toMatchObject({ status: 'draft' });
  });
});
