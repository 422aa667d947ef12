import { addDays, today } from '#libs/calendar';
import { verify } from '#libs/seal';
import type { EngagementLineInputDto } from '../../../apps/api/src/modules/engagements/dto/engagement-line.dto.js';
import type { ChangeOrderDto } from '../../../apps/api/src/modules/engagements/change-orders/dto/change-order.dto.js';
import type { SignatureRequestDto } from '../../../apps/api/src/modules/signing/dto/signature-request.dto.js';
import type { Body } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { type Proposal, proposalWorld, type ProposalWorld } from '../proposals/proposal-world.js';
import { pdfPages } from '../../support/pdf-text.js';
import { linkMailedTo, readyToSign } from '../../support/signing.js';

const UNTIL = addDays(today('UTC'), 10);
const FIXED = {
  ...{ title: 'Build', model: 'fixed', amount: '1000.00' },
  schedule: [
    { title: 'Kick-off', date: '2026-02-01', amount: '400.00' },
    { title: 'Hand-over', date: '2026-11-30', amount: '600.00' },
  ],
} satisfies EngagementLineInputDto;
const ROLLOUT = {
  ...{ title: 'Rollout', model: 'milestone' },
  milestones: [
    { title: 'Design', amount: '500.00' },
    { title: 'Live', amount: '700.00' },
  ],
} satisfies EngagementLineInputDto;
const SUPPORT = {
  ...{ title: 'Support', model: 'retainer', hoursPerMonth: '10', monthlyFee: '900.00', rollOverMonths: 0 },
} satisfies EngagementLineInputDto;
interface Problem {
  code?: string;
  errors?: { code: string }[];
}

let counter = 0;
const address = (who: string): string => `${who}-${++counter}@signers.example`;
const signer = (email: string, step = 1, side = 'client') => ({ side, name: `Signer ${email}`, email, step });

describe('what is signed here', () => {
  let harness: Harness;
  let firm: string;
  let clientId: string;
  let manager: TestMember;
  let partner: TestMember;

  beforeAll(async () => {
    harness = await Harness.start({ PUBLIC_URL: 'https://votra.firm.example' });
    firm = await harness.make.firm({ timeZone: 'UTC' });
    clientId = (await harness.make.client(firm)).id;
    manager = await harness.make.member(firm, 'project_manager');
    partner = await harness.make.member(firm, 'partner');
  });
  afterAll(() => harness.stop());

  const call = <T>(who: TestMember, method: string, url: string, body?: unknown, version?: number) =>
    harness.request<Body<T>>(method, url, who.token, {
      ...(body === undefined ? {} : { body }),
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const open = <T>(url: string, body: object) =>
    harness.request<Body<T>>('POST', `/signing${url}`, undefined, { body });
  const sign = async (email: string) => open('/sign', (await readyToSign(harness, email)).body);
  const seal = () => harness.drainJobs(['signature-seal']);
  const requestOf = async (subjectType: string, id: string): Promise<SignatureRequestDto> =>
    (
      await call<SignatureRequestDto[]>(
        manager,
        'GET',
        `/signature-requests?subjectType=${subjectType}&subjectId=${id}`,
      )
    ).body[0]!;

  describe('a change order', () => {
    interface Lines {
      id: string;
      lines: { id: string; schedule: { id: string }[]; milestones: { id: string }[] }[];
    }
    const agreed = async (...lines: EngagementLineInputDto[]): Promise<Lines> => {
      const terms = { startDate: '2026-01-01', endDate: '2026-12-31', budget: '10000.00', lines } as const;
      const { id } = await harness.make.engagement(firm, clientId, { title: 'Website', ...terms });
      return (await call<Lines>(manager, 'GET', `/engagements/${id}`)).body;
    };
    const draft = async (engagementId: string, over: object = {}): Promise<ChangeOrderDto> => {
      const body = { title: 'More', effectiveFrom: '2026-04-01', budgetChange: '2500.00', ...over };
      const url = `/engagements/${engagementId}/change-orders`;
      const answer = await call<ChangeOrderDto>(manager, 'POST', url, body);
      expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
      return answer.body;
    };
    const act = (order: ChangeOrderDto, deed: string, body: object = {}, who = manager) =>
      call<ChangeOrderDto>(who, 'POST', `/change-orders/${order.id}/${deed}`, body, order.version);
    const sent = async (order: ChangeOrderDto, ...signers: object[]): Promise<ChangeOrderDto> => {
      const answer = await act(order, 'send-for-signature', { signers, expiresOn: UNTIL });
      expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
      return answer.body;
    };
    const get = async ({ id }: ChangeOrderDto) =>
      (await call<ChangeOrderDto>(manager, 'GET', `/change-orders/${id}`)).body;
    const signature = { signedBy: 'Ada', signedOn: '2026-03-01', signedHow: 'On paper' };

    it('is signed by both sides on paper that says what changes, and applied', async () => {
      const [client, own] = [address('client'), address('own')];
      const { id } = await agreed(FIXED);
      const order = await draft(id, {
        endDate: '2027-01-31',
        reason: 'More pages than planned',
        rates: [{ role: 'Consultant', hourlyRate: '120.00' }],
        lines: [{ title: 'Extra pages', model: 'fixed', amount: '800.00', schedule: [] }].map((line) => ({
          ...line,
          schedule: [{ title: 'All', date: '2026-10-01', amount: '800.00' }],
        })),
      });
      const out = await sent(order, signer(own, 2, 'firm'), signer(client));
      expect(out).toMatchObject({ status: 'sent', outForSignature: true });
      expect((await act(out, 'sign', signature, partner)).body.code).toBe('CHANGE_ORDER_OUT_FOR_SIGNATURE');
      expect((await act(out, 'withdraw')).body.code).toBe('CHANGE_ORDER_OUT_FOR_SIGNATURE');
      const { document } = await readyToSign(harness, client);
      const text = pdfPages(document).join(' ');
      for (const said of ['Change order 1', 'More pages than planned', 'Extra pages', '120', '2,500', '31'])
        expect(text).toContain(said);
      await sign(client);
      await sign(own);
      await seal();
      const signed = await get(order);
      expect(signed).toMatchObject({
        ...{ status: 'signed', outForSignature: false, signedBy: 'Ada L.', signedHow: 'E-signature' },
        ...{ signedOn: today('UTC'), recordedByName: null },
      });
      const request = await requestOf('change_order', order.id);
      const sealed = await call(manager, 'GET', `/signature-requests/${request.id}/document`);
      expect(await verify(Uint8Array.from(sealed.raw))).toMatchObject({ valid: true });
      const requester = await harness.make.member(firm, 'requester');
      expect((await call(requester, 'GET', `/signature-requests/${request.id}/document`)).status).toBe(403);
      expect((await call(requester, 'GET', `/change-orders/${order.id}/pdf`)).status).toBe(403);
      expect((await act(signed, 'apply')).body).toMatchObject({ status: 'applied', madeVersion: 2 });
    });

    it('is a draft again, with the reason, when somebody declines, and sent anew', async () => {
      const [no, late] = [address('no'), address('late')];
      const { id } = await agreed(FIXED);
      const order = await draft(id);
      await sent(order, signer(no), signer(late, 2));
      const decline = { token: await linkMailedTo(harness, no), reason: 'Too dear' };
      expect((await open('/decline', decline)).status).toBe(200);
      const back = await get(order);
      expect(back).toMatchObject({
        status: 'draft',
        decisionNote: `Signer ${no} declined to sign: Too dear`,
      });
      const again = await sent(back, signer(no));
      expect(again.decisionNote).toBe('');
      const request = await requestOf('change_order', order.id);
      const taken = { reason: 'Wrong figures' };
      await call(manager, 'POST', `/signature-requests/${request.id}/void`, taken, request.version);
      expect(await get(order)).toMatchObject({
        status: 'draft',
        decisionNote: 'Taken back: Wrong figures',
      });
    });

    it('counts as signed when the engagement moved on meanwhile, and waits to be taken over', async () => {
      const client = address('slow');
      const { id } = await agreed(FIXED);
      const [slow, quick] = [await draft(id), await draft(id, { title: 'Quick' })];
      await sent(slow, signer(client));
      const { body: out } = await act(quick, 'send');
      const { body: signed } = await act(out, 'sign', signature, partner);
      expect((await act(signed, 'apply')).status).toBe(200);
      await sign(client);
      await seal();
      expect(await get(slow)).toMatchObject({ status: 'signed', stale: true, outForSignature: false });
    });

    it('leaves alone what is billed or accepted, and names it', async () => {
      const { id, lines } = await agreed(FIXED, ROLLOUT, SUPPORT);
      const [fixed, rollout, support] = lines as [Lines['lines'][0], Lines['lines'][0], Lines['lines'][0]];
      const [kickOff, handOver] = fixed.schedule as [{ id: string }, { id: string }];
      const period = { clientId, engagementId: id, periodFrom: '2026-01-01', periodTo: '2026-05-31' };
      const { body: invoice } = await call<{ id: string; version: number }>(manager, 'POST', '/invoices', {
        ...period,
        grouping: 'person',
      });
      const design = rollout.milestones[0]!.id;
      await call(manager, 'POST', `/milestones/${design}/accept`, { note: 'By mail' });
      const refused = async (over: object) => {
        const { status, body } = await act(await draft(id, { budgetChange: null, ...over }), 'send');
        return [status, body.detail];
      };
      const parts = (first: object) => ({
        ...{ id: fixed.id, title: 'Build', model: 'fixed', amount: '1000.00' },
        schedule: [
          { id: kickOff.id, title: 'Kick-off', date: '2026-02-01', amount: '400.00', ...first },
          { id: handOver.id, title: 'Hand-over', date: '2026-12-15', amount: '600.00' },
        ],
      });
      const why = (named: string) => [
        409,
        `What is billed or accepted stays as it was agreed, and this order changes it: ${named}. Leave that as it is.`,
      ];
      expect(await refused({ lines: [parts({ date: '2026-03-01' })] })).toEqual(
        why('“Kick-off” (on a draft invoice)'),
      );
      const live = { id: rollout.milestones[1]!.id, title: 'Live', amount: '700.00' };
      const without = { id: rollout.id, title: 'Rollout', model: 'milestone', milestones: [live] };
      expect(await refused({ lines: [without] })).toEqual(why('“Design” (accepted)'));
      const dearer = { ...SUPPORT, id: support.id, monthlyFee: '950.00' };
      expect(await refused({ lines: [dearer] })).toEqual(
        why('“Support, 2026-04” (on a draft invoice), “Support, 2026-05” (on a draft invoice)'),
      );
      expect(await refused({ endDate: '2026-05-15' })).toEqual(
        why('“Support, 2026-05” (on a draft invoice)'),
      );
      // what is neither may change
      const fine = { lines: [parts({}), { ...dearer }], effectiveFrom: '2026-06-01', endDate: '2027-03-31' };
      expect(await refused(fine)).toEqual([200, undefined]);
      expect(invoice.id).toBeTruthy();
    });

    it('and a draft of the same part leave one of the two, at the same moment', async () => {
      const outcomes: [number, number, string][] = [];
      for (let round = 0; round < 2; round++) {
        const { id, lines } = await agreed(FIXED);
        const [line] = lines as [Lines['lines'][0]];
        const schedule = [{ title: 'Whole', date: '2026-02-01', amount: '1000.00' }];
        const { body: out } = await act(
          await draft(id, { lines: [{ ...FIXED, id: line.id, schedule }] }),
          'send',
        );
        const { body: signed } = await act(out, 'sign', signature, partner);
        const billing = { clientId, engagementId: id, periodFrom: '2026-01-01', periodTo: '2026-05-31' };
        const [applied, drafted] = await Promise.all([
          act(signed, 'apply'),
          call<{ subtotal: string }>(manager, 'POST', '/invoices', { ...billing, grouping: 'person' }),
        ]);
        outcomes.push([applied.status, drafted.status, drafted.body.subtotal]);
      }
      for (const outcome of outcomes)
        expect([
          [200, 201, '1000.00'],
          [409, 201, '400.00'],
          [200, 503, undefined],
          [503, 201, '400.00'],
        ]).toContainEqual(outcome);
    });
  });

  describe('a proposal', () => {
    let w: ProposalWorld;
    beforeAll(async () => {
      w = proposalWorld(harness, await harness.make.member(firm, 'admin'));
    });
    const otherContract = async () => {
      const body = { clientId, kind: 'msa', title: 'Frame', startDate: '2026-01-01' };
      return (await call<{ id: string }>(manager, 'POST', '/contracts', body)).body;
    };
    const sendToSign = (one: Proposal, signers: object[], over: object = {}) =>
      w.call<Proposal & Problem>(
        'POST',
        `/proposals/${one.id}/send-for-signature`,
        { signers, expiresOn: UNTIL, ...over },
        undefined,
        w.match(one),
      );

    it('is accepted by its signatures, once, and all that follows begins in the same moment', async () => {
      const [client, own] = [address('ida'), address('own')];
      const { proposal, token } = await w.sent();
      const chosen = [proposal.content.lines[2]!.key];
      const late = await sendToSign(proposal, [signer(client)], { expiresOn: addDays(today('UTC'), 90) });
      expect(late.body.errors?.[0]?.code).toBe('AFTER_VALIDITY');
      const { body: out } = await sendToSign(proposal, [signer(client), signer(own, 2, 'firm')], { chosen });
      expect(out).toMatchObject({ status: 'sent', outForSignature: true });
      expect((await w.accept(token)).body).toMatchObject({ code: 'PROPOSAL_NOT_OPEN' });
      expect((await w.revise(out)).body).toMatchObject({ code: 'PROPOSAL_OUT_FOR_SIGNATURE' });
      const { document } = await readyToSign(harness, client);
      const text = pdfPages(document).join(' ');
      expect(text).toContain('1,800.00');
      expect(text).not.toContain('Options');
      await sign(client);
      await sign(own);
      await seal();
      await seal();

      const after = await w.get(proposal.id);
      expect(after).toMatchObject({
        ...{ status: 'accepted', net: '1800.00', acceptedKeys: chosen, decidedByName: 'Ada L.' },
        outForSignature: false,
      });
      const request = await requestOf('proposal', proposal.id);
      const { body: contract } = await w.call('GET', `/contracts/${after.contractId}`);
      expect(contract).toMatchObject({ status: 'active', documentSha256: request.signedSha256 });
      const { body: contacts } = await w.call('GET', `/clients/${after.clientId}/portal-users`);
      expect(contacts).toMatchObject([{ email: client, status: 'invited' }]);
      const owned = await harness.database.sql(
        'SELECT client_id FROM signature_requests WHERE id = $1 UNION ALL SELECT client_id FROM signers WHERE request_id = $1',
        [request.id],
      );
      expect(owned).toEqual(Array(3).fill({ client_id: after.clientId }));

      const engagementId = after.engagementId!;
      const { body: engagement } = await w.call<{ version: number }>('GET', `/engagements/${engagementId}`);
      expect(engagement).toMatchObject({
        ...{ status: 'draft', contract: { id: after.contractId, status: 'active' } },
        ...{ projectName: 'Intranet', projects: [] },
      });
      const other = await call<Problem>(
        manager,
        'PATCH',
        `/engagements/${engagementId}`,
        {
          contractId: (await otherContract()).id,
        },
        engagement.version,
      );
      expect(other.body.errors?.[0]?.code).toBe('CONTRACT_UNKNOWN');
      await call(manager, 'POST', `/engagements/${engagementId}/submit`);
      const { body: waiting } = await w.call<{ version: number }>('GET', `/engagements/${engagementId}`);
      const approvals = await Promise.all(
        [1, 2].map(() =>
          call<object>(partner, 'POST', `/engagements/${engagementId}/approve`, {}, waiting.version),
        ),
      );
      expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { body: begun } = await w.call('GET', `/engagements/${engagementId}`);
      expect(begun).toMatchObject({
        status: 'in_progress',
        projects: [
          { name: 'Intranet: Build' },
          { name: 'Intranet: Support' },
          { name: 'Intranet: Workshop' },
        ],
      });
      const { body: under } = await w.call('GET', `/contracts/${after.contractId}/engagements`);
      expect(under).toMatchObject({
        engagements: [{ id: engagementId, value: '1800.00' }],
        sums: [{ currency: 'EUR', agreed: '1800.00', planned: '0.00' }],
      });
    });

    it('is declined where somebody declines to sign, and open as before when it was taken back', async () => {
      const [no, back] = [address('no'), address('back')];
      const { body: out } = await sendToSign(await w.draft(), [signer(no)]);
      await open('/decline', { token: await linkMailedTo(harness, no), reason: 'Too dear' });
      expect(await w.get(out.id)).toMatchObject({ status: 'declined', outForSignature: false });
      const { proposal, token } = await w.sent();
      await sendToSign(proposal, [signer(back)]);
      const request = await requestOf('proposal', proposal.id);
      const taken = { reason: 'A plain word will do' };
      await call(manager, 'POST', `/signature-requests/${request.id}/void`, taken, request.version);
      expect((await w.accept(token)).body).toMatchObject({ status: 'accepted' });
    });
  });
});
