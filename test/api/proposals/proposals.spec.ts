import { addDays, today as todayIn } from '#libs/calendar';
import { ProposalExpiry } from '../../../apps/api/src/modules/proposals/proposal-expiry.js';
import { accountMailsTo, secretMailedTo } from '../../support/account-mails.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { pdfPages } from '../../support/pdf-text.js';

import {
  LINES,
  type Proposal,
  type ProposalWorld,
  proposalWorld,
  READER,
  type Read,
  type Version,
} from './proposal-world.js';

const today = todayIn('UTC');
const codeOf = (body: unknown) => (body as { code: string }).code;

describe('proposals', () => {
  let harness: Harness;
  let [firmId, admin, manager] = ['', {} as TestMember, {} as TestMember];
  let w: ProposalWorld;
  beforeAll(async () => {
    harness = await Harness.start();
    firmId = await harness.make.firm();
    admin = await harness.make.member(firmId, 'admin');
    w = proposalWorld(harness, admin);
    manager = await harness.make.member(firmId, 'project_manager');
  });
  afterAll(() => harness.stop());

  it('is written for a prospect, with clean text and figures of the server', async () => {
    const sections = [
      { title: 'Scope', body: '<p onclick="x()">We <b>build</b><script>alert(1)</script></p>' },
    ];
    const proposal = await w.draft({ sections, discountKind: 'percent', discountValue: '10' });
    expect(proposal).toMatchObject({ status: 'draft', net: '1350.00', currentVersion: 1, clientId: null });
    expect(proposal.number).toMatch(/^P-\d{4}-\d{4}$/);
    expect(proposal.content.sections[0]).toMatchObject({
      title: 'Scope',
      body: '<p>We <strong>build</strong></p>',
    });
    expect(proposal.content.totals).toMatchObject({ discount: '150.00', net: '1350.00', total: '1485.00' });

    const changed = await w.patch(proposal, {
      lines: proposal.content.lines.slice(0, 1),
      discountKind: null,
      discountValue: null,
    });
    expect(changed.body).toMatchObject({ net: '1000.00' });
    expect(changed.body.content.lines[0]!.key).toBe(proposal.content.lines[0]!.key);
    expect((await w.patch(proposal, { title: 'Late' })).status).toBe(412);
    const refused = await w.patch(changed.body, {
      lines: [{ title: 'A', model: 'fixed', amount: '1', taxCode: 'none' }],
    });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ field: 'lines.0.taxCode' }] }]);
    expect(await w.actions(proposal.id)).toEqual(['proposal.updated', 'proposal.created']);

    const { body: found } = await w.call<{ items: Proposal[] }>(
      'GET',
      `/proposals?q=${proposal.number}&sort=-net`,
    );
    expect(found.items.map(({ id }) => id)).toEqual([proposal.id]);
    const gone = await w.call(
      'DELETE',
      `/proposals/${proposal.id}`,
      undefined,
      admin.token,
      w.match(changed.body),
    );
    expect(gone.status).toBe(204);
  });

  it('starts from a template, and is offered once more', async () => {
    const template = { name: 'Build', sections: [{ title: 'Us', body: '<p>We</p>' }], lines: LINES };
    const { body: kept } = await w.call<{ id: string; lineCount: number }>(
      'POST',
      '/proposal-templates',
      template,
    );
    expect(kept).toMatchObject({ lineCount: 3, sectionCount: 1 });
    expect((await w.call('POST', '/proposal-templates', template)).status).toBe(409);
    const proposal = await w.draft({ lines: undefined, templateId: kept.id });
    expect(proposal.content).toMatchObject({ sections: [{ title: 'Us' }], totals: { net: '1500.00' } });
    const { id: clientId } = await harness.make.client(firmId);
    const { body: again } = await w.call<Proposal>('POST', `/proposals/${proposal.id}/duplicate`, {
      clientId,
    });
    expect(again).toMatchObject({ status: 'draft', clientId, net: '1500.00' });
    expect(again.number).not.toBe(proposal.number);
    expect(again.content.lines[0]!.key).not.toBe(proposal.content.lines[0]!.key);
  });

  it('freezes what is sent, and shows what the next version changes', async () => {
    const { proposal, token } = await w.sent({ sections: [{ title: 'Scope', body: '<p>A</p>' }] });
    expect(proposal).toMatchObject({ status: 'sent', links: [{ openedAt: null }] });
    const fault = await harness.database
      .sql(`UPDATE proposal_versions SET title = 'Other' WHERE proposal_id = $1`, [proposal.id])
      .catch((error: unknown) => (error as { code: string }).code);
    expect(fault).toBe('23001');
    expect((await w.patch(proposal, { title: 'Other' })).status).toBe(409);

    const { body: next } = await w.revise(proposal);
    expect(next).toMatchObject({ status: 'draft', currentVersion: 2 });
    expect((await w.accept(token)).body).toMatchObject({ code: 'PROPOSAL_NOT_OPEN' });
    const lines = [{ ...next.content.lines[0]!, quantity: '12' }];
    const { body: written } = await w.patch(next, { title: 'Intranet II', lines });
    const { body: changes } = await w.call<{ part: string; kind: string; title: string; fields: object[] }[]>(
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
    const { body: first } = await w.call<Version>('GET', `/proposals/${proposal.id}/versions/1`);
    expect(first).toMatchObject({ title: 'Intranet', totals: { net: '1500.00' } });

    expect((await w.send(written)).status).toBe(200);
    expect((await w.accept(token)).body).toMatchObject({ code: 'PROPOSAL_REVISED' }); // the old link, the old version
    expect((await w.open<Read>('/proposal-link', { token })).body).toMatchObject({
      versionNumber: 2,
      isOpen: true,
    });
  });

  it('prints what it offers, and keeps the paper as it was sent', async () => {
    const { proposal, token } = await w.sent({
      sections: [{ title: 'Scope', body: '<p>All of <strong>it</strong></p>' }],
    });
    const paper = await w.call('GET', `/proposals/${proposal.id}/versions/1/pdf`);
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
    const theirs = await w.open('/proposal-link/pdf', { token });
    expect(theirs.raw.equals(paper.raw)).toBe(true);
    expect(theirs.headers['content-disposition']).toContain(`${proposal.number}.pdf`);
    expect(await w.actions(proposal.id)).toEqual([
      ...['proposal.downloaded', 'proposal.downloaded', 'proposal.sent', 'proposal.created'],
    ]);
  });

  it('opens by its link alone, which mails carry and nobody else reads', async () => {
    const { proposal, token } = await w.sent();
    expect(await secretMailedTo(harness, READER)).toBe(token);
    const { body: read, headers } = await w.open<Read>('/proposal-link', { token });
    expect(headers['cache-control']).toBe('no-store');
    expect(read).toMatchObject({ status: 'sent', isOpen: true, readerName: 'Ida Holm', versionNumber: 1 });
    expect(JSON.stringify(read)).not.toMatch(/budgetHours|taxCode":"standard","role|ownerId|cost/);
    expect(read.lines[1]).not.toHaveProperty('role'); // of a fixed price: who does it is the firm's own
    const optional = read.lines[2]!.key;
    const { body: counted } = await w.open<Version['totals']>('/proposal-link/count', {
      token,
      chosen: [optional],
    });
    expect(counted).toMatchObject({ net: '1800.00', total: '1980.00' });
    expect((await w.open('/proposal-link/count', { token, chosen: [read.lines[0]!.key] })).status).toBe(422);

    const forged = `${token.slice(0, 63)}${token.endsWith('A') ? 'B' : 'A'}`;
    const { body: other } = await w.open('/proposal-link', { token: forged });
    const [link] = (await w.get(proposal.id)).links;
    expect(link!.openedAt).not.toBeNull();
    expect((await w.call('DELETE', `/proposals/${proposal.id}/links/${link!.id}`)).status).toBe(204);
    const { body: revoked } = await w.open('/proposal-link', { token });
    expect(revoked).toMatchObject({ code: 'LINK_GONE', status: 404 });
    expect(other['detail']).toBe(revoked['detail']);
    const bodies = await harness.database.sql<{ body: string }>('SELECT body FROM mails WHERE firm_id = $1', [
      firmId,
    ]);
    expect(bodies.filter(({ body }) => body.includes('#token='))).toEqual([]);
  });

  it('is accepted once, and the work begins in the same moment', async () => {
    const { proposal, token } = await w.sent();
    const chosen = [proposal.content.lines[2]!.key];
    const answers = await Promise.all([1, 2, 3].map(() => w.accept(token, { chosen })));
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(
      Array(3).fill([200, 'accepted']),
    );
    const after = await w.get(proposal.id);
    expect(after).toMatchObject({
      status: 'accepted',
      net: '1800.00',
      acceptedKeys: chosen,
      decidedByName: 'Ida Holm',
    });

    const { body: engagement } = await w.call('GET', `/engagements/${after.engagementId}`);
    expect(engagement).toMatchObject({
      ...{ status: 'draft', clientId: after.clientId, title: 'Intranet', budget: '1800.00' },
      rates: [{ role: 'Engineer', hourlyRate: '100.0000' }],
      lines: [{ title: 'Build', model: 'time_and_material' }, { title: 'Workshop' }, { title: 'Support' }],
    });
    const { body: contract } = await w.call('GET', `/contracts/${after.contractId}`);
    expect(contract).toMatchObject({
      status: 'draft',
      kind: 'sow',
      clientId: after.clientId,
      value: '1800.00',
    });
    const { body: engagements } = await w.call<{ total: number }>(
      'GET',
      `/engagements?clientId=${after.clientId}`,
    );
    expect(engagements.total).toBe(1);
    const { body: contacts } = await w.call<object[]>('GET', `/clients/${after.clientId}/portal-users`);
    expect(contacts).toMatchObject([{ email: READER, status: 'invited', rights: ['projects', 'approvals'] }]);
    expect((await accountMailsTo(harness, READER)).at(-1)!.subject).toContain('invites you');
    const { body: won } = await w.call<{ items: object[] }>(
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
    const decline = await w.open(
      '/proposal-link/decline',
      w.answer(token, { chosen: undefined, reason: 'No' }),
    );
    expect([decline.status, codeOf(decline.body)]).toEqual([409, 'PROPOSAL_NOT_OPEN']);
    expect((await w.revise(after)).status).toBe(409);
  });

  it.each(['withdraw', 'versions'])('is accepted or taken back (%s), never both', async (deed) => {
    const { proposal, token } = await w.sent();
    const back = () =>
      w.call(
        'POST',
        `/proposals/${proposal.id}/${deed}`,
        deed === 'withdraw' ? { reason: 'Changed' } : {},
        admin.token,
        w.match(proposal),
      );
    const [yes, no] = await Promise.all([w.accept(token), back()]);
    const { status } = await w.get(proposal.id);
    if (status === 'accepted')
      expect([yes.status, no.status]).toEqual([200, expect.toSatisfy((s: number) => s === 409 || s === 412)]);
    else expect([yes.status, codeOf(yes.body), no.status]).toEqual([409, 'PROPOSAL_NOT_OPEN', 200]);
  });

  it('never shows a client of the same name to whoever accepts', async () => {
    const prospectId = await w.prospect();
    const name = w.companyName();
    const known = await harness.make.client(firmId, { name });
    const { proposal, token } = await w.sent({ prospectId });
    expect((await w.accept(token)).status).toBe(200);
    const { clientId } = await w.get(proposal.id);
    expect(clientId).not.toBe(known.id);
    const { body } = await w.call('GET', `/clients/${clientId}`);
    expect(body).toMatchObject({ name: `${name} (${proposal.number})` });
  });

  it('is declined with a reason, and offered anew', async () => {
    const { proposal, token } = await w.sent();
    const no = await w.open<Read>(
      '/proposal-link/decline',
      w.answer(token, { chosen: undefined, reason: 'Too dear' }),
    );
    expect(no.body).toMatchObject({ status: 'declined', isOpen: false });
    expect((await w.accept(token)).status).toBe(409);
    const declined = await w.get(proposal.id);
    expect(declined).toMatchObject({ status: 'declined', declineReason: 'Too dear' });
    expect((await w.revise(declined)).body).toMatchObject({
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
    const unsent = await w.draft({ clientId: client.id });
    const { proposal } = await w.sent({ clientId: client.id });
    const url = `/portal/proposals/${proposal.id}`;
    const { body: list } = await w.call<{ items: object[] }>(
      'GET',
      '/portal/proposals',
      undefined,
      contact.token,
    );
    expect(list.items).toMatchObject([{ id: proposal.id, status: 'sent', net: '1500.00' }]);
    expect((await w.call('GET', `/portal/proposals/${unsent.id}`, undefined, contact.token)).status).toBe(
      404,
    );
    expect((await w.call('GET', url, undefined, stranger.token)).status).toBe(404);
    expect((await w.call('GET', url, undefined, reader.token)).status).toBe(403);
    const yes = { versionNumber: 1, name: 'Jo Client', chosen: [] };
    expect((await w.call('POST', `${url}/accept`, yes, stranger.token)).status).toBe(404);
    expect((await w.call('GET', `${url}/pdf`, undefined, contact.token)).raw.subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
    const { body: done } = await w.call<Read>('POST', `${url}/accept`, yes, contact.token);
    expect(done).toMatchObject({
      status: 'accepted',
      decidedByName: 'Jo Client',
      totals: { net: '1500.00' },
    });
    expect((await w.get(proposal.id)).clientId).toBe(client.id);
  });

  it('shows the margin to those who see costs, and guards it', async () => {
    const cost = { role: 'Engineer', hourlyCost: '80' };
    await w.call('POST', '/cost-rates', cost);
    const proposal = await w.draft({ lines: LINES.slice(0, 2), ownerId: manager.membershipId });
    const url = `/proposals/${proposal.id}/margin`;
    expect((await w.call('GET', url)).body).toMatchObject({
      ...{
        net: '1500.00',
        cost: '1120.00',
        margin: '380.00',
        percent: '25.3',
        isKnown: true,
        leastMargin: null,
      },
    });
    expect((await w.call('GET', url, undefined, manager.token)).status).toBe(403);
    const { body: none } = await w.call<{ version: number }>('GET', '/firm/proposal-settings');
    const set = { leastMargin: '30' };
    const guarded = await w.call<{ version: number }>(
      'PATCH',
      '/firm/proposal-settings',
      set,
      admin.token,
      w.match(none),
    );
    expect(guarded.body).toMatchObject({ leastMargin: '30' });
    const blind = await w.send(proposal, { reason: 'Now' }, manager.token);
    expect([blind.status, codeOf(blind.body)]).toEqual([403, 'COSTS_UNSEEN']);
    const low = await w.send(proposal);
    expect([low.status, codeOf(low.body)]).toEqual([409, 'BELOW_LEAST_MARGIN']);
    const unknown = await w.draft({ lines: [{ title: 'A', model: 'fixed', amount: '10' }] });
    expect(codeOf((await w.send(unknown)).body)).toBe('BELOW_LEAST_MARGIN');
    expect((await w.send(proposal, { reason: 'A first job' })).status).toBe(200);
    await w.call(
      'PATCH',
      '/firm/proposal-settings',
      { leastMargin: null },
      admin.token,
      w.match(guarded.body),
    );
  });

  it('ends when its last day is over, and its owner is told before', async () => {
    const { proposal, token } = await w.sent({ validUntil: addDays(today, 2) });
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
    expect((await w.accept(token)).body).toMatchObject({ code: 'PROPOSAL_NOT_OPEN' });
    await expiry.run();
    const expired = await w.get(proposal.id);
    expect(expired.status).toBe('expired');
    expect((await told()).at(-1)!.body).toContain('expired');
    expect((await w.revise(expired)).body).toMatchObject({ status: 'draft' });
  });
});
