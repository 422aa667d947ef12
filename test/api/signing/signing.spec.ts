import { createHash } from 'node:crypto';
import { addDays, today } from '#libs/calendar';
import { verify } from '#libs/seal';
import type { ContractDto } from '../../../apps/api/src/modules/contracts/dto/contract.dto.js';
import type { SignatureRequestDto } from '../../../apps/api/src/modules/signing/dto/signature-request.dto.js';
import type {
  PortalSignatureDto,
  SigningDto,
  SigningKeyDto,
} from '../../../apps/api/src/modules/signing/dto/signing.dto.js';
import { SignatureRequests } from '../../../apps/api/src/modules/signing/signature-requests.js';
import { SignatureWatch } from '../../../apps/api/src/modules/signing/signature-watch.js';
import type { Body } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember, TestPortalUser } from '../../support/make.js';
import { pdfOf, upload } from '../../support/pdf.js';
import { codeMailedTo, linkMailedTo, readyToSign } from '../../support/signing.js';

const day = today('UTC');
const until = addDays(day, 10);
let counter = 0;
const address = (who: string): string => `${who}-${++counter}@signers.example`;

describe('the signing of a document', () => {
  let harness: Harness;
  let clientId: string;
  let manager: TestMember;
  let contact: TestPortalUser;
  let pdf: Buffer;

  beforeAll(async () => {
    harness = await Harness.start({ PUBLIC_URL: 'https://votra.firm.example' });
    const { make } = harness;
    const firm = await make.firm({ timeZone: 'UTC', name: 'Alder & Finch' });
    clientId = (await make.client(firm)).id;
    manager = await make.member(firm, 'project_manager');
    contact = await make.portalUser(firm, clientId, []);
    pdf = await pdfOf('The agreement as it was sent');
  });
  afterAll(() => harness.stop());

  const call = <T>(method: string, url: string, body?: unknown, version?: number, token = manager.token) =>
    harness.request<Body<T>>(method, url, token, {
      body,
      headers: {
        'user-agent': 'A browser/1.0',
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
    });
  const open = <T>(url: string, body: object) =>
    harness.request<Body<T>>('POST', `/signing${url}`, undefined, {
      body,
      headers: { 'user-agent': 'A browser/1.0' },
    });

  async function drafted(): Promise<ContractDto> {
    const terms = { clientId, kind: 'sow', title: 'Build it', startDate: '2026-01-01' };
    const { body } = await call<ContractDto>('POST', '/contracts', terms);
    const file = upload(pdf);
    const put = await harness.request<ContractDto>('PUT', `/contracts/${body.id}/document`, manager.token, {
      body: file.body,
      headers: { ...file.headers, 'if-match': `"${body.version}"` },
    });
    return put.body;
  }
  const send = (contract: ContractDto, signers: object[], over: object = {}) =>
    call<ContractDto>(
      'POST',
      `/contracts/${contract.id}/send-for-signature`,
      { signers, expiresOn: until, ...over },
      contract.version,
    );
  const signer = (email: string, step = 1, side = 'client') => ({
    side,
    name: `Signer ${email}`,
    email,
    step,
  });
  async function out(...signers: object[]): Promise<ContractDto> {
    const answer = await send(await drafted(), signers);
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    return answer.body;
  }
  const requestOf = async ({ id }: ContractDto): Promise<SignatureRequestDto> =>
    (await call<SignatureRequestDto[]>('GET', `/signature-requests?subjectType=contract&subjectId=${id}`))
      .body[0]!;
  const contractOf = async ({ id }: ContractDto): Promise<ContractDto> =>
    (await call<ContractDto>('GET', `/contracts/${id}`)).body;
  const linkOf = (email: string) => linkMailedTo(harness, email);
  const codeOf = (email: string) => codeMailedTo(harness, email);
  const look = (token: string) => open<SigningDto>('', { token });
  const ready = async (email: string) => (await readyToSign(harness, email)).body;
  const sign = async (email: string) => open<SigningDto>('/sign', await ready(email));
  const deedsOf = (request: SignatureRequestDto) => request.events.map(({ deed }) => deed);

  it('goes from step to step, is sealed, and makes the contract hold', async () => {
    const [first, second, own] = [address('first'), address('second'), address('own')];
    const contract = await out(signer(own, 2, 'firm'), signer(first), signer(second));
    expect(contract.status).toBe('out_for_signature');
    expect(await linkOf(own)).toBe('');
    expect((await readyToSign(harness, second)).document.equals(pdf)).toBe(true);
    expect((await sign(first)).body).toMatchObject({ status: 'open', me: { status: 'signed' } });
    expect(await linkOf(own)).toBe('');
    const { consentSha256 } = (await look(await linkOf(second))).body;
    const signature = {
      token: await linkOf(second),
      name: 'Second',
      code: await codeOf(second),
      consentSha256,
    };
    expect((await open('/sign', signature)).status).toBe(200);
    expect((await sign(own)).body.status).toBe('signed');
    expect((await contractOf(contract)).status).toBe('out_for_signature');
    await harness.drainJobs(['signature-seal']);

    const request = await requestOf(contract);
    expect(deedsOf(request)).toEqual([
      ...[
        'sent',
        'invited',
        'invited',
        'opened',
        'read',
        'code_sent',
        'opened',
        'read',
        'code_sent',
        'signed',
      ],
      ...['signed', 'invited', 'opened', 'read', 'code_sent', 'signed'],
      'completed',
    ]);
    const held = await contractOf(contract);
    expect(held).toMatchObject({ status: 'active', signedOn: day, documentSha256: request.signedSha256 });
    const { raw } = await call('GET', `/contracts/${contract.id}/document`);
    expect(createHash('sha256').update(raw).digest('hex')).toBe(request.signedSha256);
    expect(raw.subarray(0, pdf.length).equals(pdf)).toBe(true);

    const verdict = await verify(Uint8Array.from(raw));
    expect(verdict).toMatchObject({
      valid: true,
      manifest: {
        firm: 'Alder & Finch',
        sent: { sha256: request.sentSha256 },
        head: request.events.at(-1)!.hash,
      },
    });
    const keys = await harness.request<SigningKeyDto[]>('GET', `/signing-keys/${manager.firmId}`);
    expect(verdict).toMatchObject({ manifest: { key: keys.body[0]!.publicKey } });

    const copies = await harness.database.sql<{ recipient: string; sha256: string }>(
      `SELECT m.recipient, f.sha256 FROM mails m JOIN stored_files f ON f.id = m.attachment_id
       WHERE m.related_id = $1 ORDER BY m.recipient`,
      [contract.id],
    );
    expect(copies).toEqual(
      [first, own, second].sort().map((recipient) => ({ recipient, sha256: request.signedSha256 })),
    );
    // who signed may read on by the same link
    expect((await open('/document', { token: await linkOf(first) })).raw.equals(raw)).toBe(true);
  });

  it('leaves a file in which every 97th byte, flipped, is found', async () => {
    const email = address('one');
    const contract = await out(signer(email));
    await sign(email);
    await harness.drainJobs(['signature-seal']);
    const { raw } = await call('GET', `/contracts/${contract.id}/document`);
    const file = Uint8Array.from(raw);
    expect((await verify(file)).valid).toBe(true);
    const undiscovered: number[] = [];
    for (let at = 0; at < file.length; at += 97) {
      file[at]! ^= 1;
      if ((await verify(file)).valid) undiscovered.push(at);
      file[at]! ^= 1;
    }
    expect(undiscovered).toEqual([]);
  });

  it('counts one signature for many clicks at once, also with a withdrawal among them', async () => {
    const email = address('quick');
    const contract = await out(signer(email));
    const body = await ready(email);
    const request = await requestOf(contract);
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => open('/sign', body)),
      call('POST', `/signature-requests/${request.id}/void`, { reason: 'Mistake' }, request.version),
    ]);
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    await harness.drainJobs(['signature-seal']);
    const after = await requestOf(contract);
    expect(deedsOf(after).filter((deed) => /^(signed|voided|completed)$/.test(deed))).toEqual(
      after.status === 'voided' ? ['voided'] : ['signed', 'completed'],
    );
  });

  it('needs the document to be read, the same consent, and the code, of which five may be guessed', async () => {
    const email = address('guess');
    await out(signer(email));
    const token = await linkOf(email);
    const { consentSha256 } = (await look(token)).body;
    const body = { token, name: 'Ada', code: '000000', consentSha256 };
    expect((await open('/sign', body)).body.code).toBe('DOCUMENT_UNREAD');
    await open('/document', { token });
    expect((await open('/sign', body)).body.errors?.[0]?.code).toBe('CODE_OVER');
    await open('/code', { token });
    expect((await open('/code', { token })).body.code).toBe('CODE_TOO_SOON');
    const code = await codeOf(email);
    const other = { ...body, consentSha256: 'a'.repeat(64) };
    expect((await open('/sign', other)).body.errors?.[0]?.code).toBe('CONSENT_DIFFERS');
    const wrong = code === '111111' ? '222222' : '111111';
    const guesses = await Promise.all(
      Array.from({ length: 6 }, () => open('/sign', { ...body, code: wrong })),
    );
    const codes = guesses.map((guess) => guess.body.errors?.[0]?.code).sort();
    expect(codes).toEqual(['CODE_OVER', ...Array.from({ length: 5 }, () => 'CODE_WRONG')]);
    expect((await open('/sign', { ...body, code })).body.errors?.[0]?.code).toBe('CODE_OVER');
    const hashes = await harness.database.sql<{ text: string }>(
      'SELECT to_jsonb(s)::text AS text FROM signers s WHERE email = $1',
      [email],
    );
    expect(hashes[0]!.text).not.toContain(token);
    expect(hashes[0]!.text).not.toContain(`"${code}"`);
  });

  it('opens by a link nothing but its own document, and each reminder makes a new one', async () => {
    const email = address('link');
    const contract = await out(signer(email));
    const old = await linkOf(email);
    const request = await requestOf(contract);
    const remind = () => call('POST', `/signature-requests/${request.id}/remind`);
    expect((await remind()).body.code).toBe('REMINDED_JUST_NOW');
    await harness.database.sql(
      `UPDATE signature_requests SET created_at = now() - interval '4 days' WHERE id = $1`,
      [request.id],
    );
    expect((await remind()).status).toBe(200);
    const fresh = await linkOf(email);
    expect(fresh).not.toBe(old);
    expect((await look(old)).body.code).toBe('SIGNING_LINK_GONE');
    expect((await look('a'.repeat(64))).body.code).toBe('SIGNING_LINK_GONE');
    expect((await look(fresh)).status).toBe(200);
    expect((await call('GET', `/contracts/${contract.id}`, undefined, undefined, fresh)).status).toBe(401);
  });

  it('ends when somebody declines, which makes the contract a draft again that can be sent anew', async () => {
    const [no, late] = [address('no'), address('late')];
    const contract = await out(signer(no), signer(late, 2));
    const body = { token: await linkOf(no), reason: 'The price is another one' };
    const answers = await Promise.all([open('/decline', body), open('/decline', body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const request = await requestOf(contract);
    expect(request).toMatchObject({ status: 'declined', endReason: 'The price is another one' });
    const draft = await contractOf(contract);
    expect(draft.status).toBe('draft');
    expect((await call('DELETE', `/contracts/${draft.id}`, undefined, draft.version)).body.code).toBe(
      'CONTRACT_WAS_SENT',
    );
    expect((await send(draft, [signer(no)])).status).toBe(200);
  });

  it('is over after its last day, and reminds by itself before', async () => {
    const [silent, past] = [address('silent'), address('past')];
    const [one, two] = [await out(signer(silent)), await out(signer(past))];
    const ids = [(await requestOf(one)).id, (await requestOf(two)).id];
    const token = await linkOf(past);
    await harness.database.sql('ALTER TABLE signature_events DISABLE TRIGGER append_only');
    await harness.database.sql(
      `UPDATE signature_requests SET created_at = now() - interval '4 days' WHERE id = $1`,
      [ids[0]],
    );
    await harness.database.sql(
      `UPDATE signature_events SET at = now() - interval '4 days' WHERE request_id = $1`,
      [ids[0]],
    );
    await harness.database.sql('ALTER TABLE signature_events ENABLE TRIGGER append_only');
    await harness.database.sql('UPDATE signature_requests SET expires_at = now() WHERE id = $1', [ids[1]]);
    expect((await look(token)).body.status).toBe('expired');
    expect((await open('/code', { token })).body.code).toBe('SIGNATURE_REQUEST_OVER');
    const failing = vi
      .spyOn(harness.get(SignatureRequests), 'expire')
      .mockRejectedValueOnce(new Error('no disk'));
    await harness.get(SignatureWatch).watchAll();
    // what fails keeps nobody else waiting, and comes again
    expect(await requestOf(two)).toMatchObject({ status: 'open' });
    expect(deedsOf(await requestOf(one))).toContain('reminded');
    failing.mockRestore();
    await harness.get(SignatureWatch).watchAll();
    expect(deedsOf(await requestOf(one)).filter((deed) => deed === 'reminded')).toHaveLength(1);
    expect(await requestOf(two)).toMatchObject({ status: 'expired' });
    expect((await requestOf(one)).expiresOn).toBe(until);
    expect((await contractOf(two)).status).toBe('draft');
  });

  it('can be done in the portal by whoever is asked, and by nobody else', async () => {
    const contract = await out(signer(contact.email));
    const colleague = await harness.make.portalUser(manager.firmId, clientId);
    const url = (path: string) => `/portal/signers${path}`;
    const mine = await call<PortalSignatureDto[]>('GET', url(''), undefined, undefined, contact.token);
    expect(mine.body).toMatchObject([{ status: 'open', ownStatus: 'invited' }]);
    expect((await call('GET', url(''), undefined, undefined, colleague.token)).body).toEqual([]);
    const own = url(`/${mine.body[0]!.id}`);
    expect((await call('GET', own, undefined, undefined, colleague.token)).status).toBe(404);
    const seen = await call<SigningDto>('GET', own, undefined, undefined, contact.token);
    expect((await call('GET', `${own}/document`, undefined, undefined, contact.token)).raw.equals(pdf)).toBe(
      true,
    );
    await call('POST', `${own}/code`, undefined, undefined, contact.token);
    const body = {
      name: 'Con Tact',
      code: await codeOf(contact.email),
      consentSha256: seen.body.consentSha256,
    };
    expect((await call('POST', `${own}/sign`, body, undefined, contact.token)).status).toBe(200);
    await harness.drainJobs(['signature-seal']);
    expect((await contractOf(contract)).status).toBe('active');
  });

  it('refuses what cannot be signed', async () => {
    const email = address('odd');
    const refused = async (signers: object[], over: object = {}) =>
      (await send(await drafted(), signers, over)).body.errors?.[0]?.code;
    expect(await refused([signer(email), signer(email, 2)])).toBe('SIGNER_TWICE');
    expect(await refused([signer(email, 1, 'firm')])).toBe('CLIENT_SIGNER_MISSING');
    expect(await refused([signer(email)], { expiresOn: addDays(day, -1) })).toBe('DAY_PASSED');
    const broken = Buffer.from('%PDF-1.7\nnothing of a PDF\nstartxref\n9\n%%EOF\n');
    const draft = await drafted();
    const file = upload(broken);
    const put = await harness.request<ContractDto>('PUT', `/contracts/${draft.id}/document`, manager.token, {
      body: file.body,
      headers: { ...file.headers, 'if-match': `"${draft.version}"` },
    });
    expect((await send(put.body, [signer(email)])).body.code).toBe('PDF_NOT_SEALABLE');
    const sent = await out(signer(email));
    expect((await send(sent, [signer(email)])).body.code).toBe('CONTRACT_NOT_DRAFT');
  });

  it('keeps its events as they were written, whoever asks', async () => {
    await out(signer(address('fixed')));
    for (const text of [
      'UPDATE signature_events SET who = $1',
      'DELETE FROM signature_events WHERE who <> $1',
    ])
      await expect(harness.database.sql(text, ['Nobody'])).rejects.toThrow('append-only');
  });
});
