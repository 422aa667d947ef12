import { addDays } from '#libs/calendar';
import { ContractDocuments, ContractSigning, ContractsService } from '../../modules/contracts/index.js';
import {
  SignatureLog,
  SignatureProgress,
  SignatureRequest,
  Signer,
  whoIs,
} from '../../modules/signing/index.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { flowText } from '../../platform/pdf/blocks.js';
import { Sheet, type TextStyle } from '../../platform/pdf/sheet.js';
import { Database } from '../../platform/persistence/database.js';
import type { Stage } from './stage.js';

const TITLE: TextStyle = { size: 20, weight: 600, color: '#1b1c1f' };
const HEADING: TextStyle = { size: 12, weight: 600, color: '#1b1c1f' };
const BODY: TextStyle = { size: 10, weight: 400, color: '#1b1c1f' };
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

const CLAUSES: [string, string][] = [
  [
    '1. Services',
    'The consultant provides the services that statements of work under this agreement describe, with due care and by qualified people.',
  ],
  [
    '2. Fees',
    'Fees follow the rates of each statement of work. Invoices are due within the agreed term and carry the tax of the day on which the work was done.',
  ],
  [
    '3. Confidentiality',
    'Each side keeps what it learns of the other to itself, during this agreement and for three years after it.',
  ],
  [
    '4. Term',
    'This agreement holds from its start. It ends on its last day unless both sides extend it, or by notice before.',
  ],
];

interface People {
  clientId: string;
  /** Who signs for the client. */
  signer: { name: string; email: string };
}

/** A master agreement that both sides signed, and a statement of work that the client is asked to sign. */
export async function signContracts(stage: Stage, people: People): Promise<void> {
  const start = addDays(stage.today, -200);
  const frame = { kind: 'msa', title: 'Master services agreement', startDate: start } as const;
  const term = { endDate: addDays(start, 730), renewalNoticeDays: 90 };
  const frameId = await draft(stage, people, { ...frame, ...term });
  await send(stage, people, frameId);
  await stage.as('admin', (ctx) => signAll(stage, ctx, frameId));
  const work = { kind: 'sow', title: 'Patient portal, second phase', value: '48000.00' } as const;
  await send(stage, people, await draft(stage, people, { ...work, startDate: addDays(stage.today, 14) }));
}

type Terms = Omit<Parameters<ContractsService['create']>[1], 'clientId'>;

function draft(stage: Stage, { clientId }: People, terms: Terms): Promise<string> {
  return stage.as('admin', async (ctx) => {
    const { id, version, number } = await stage.get(ContractsService).create(ctx, { ...terms, clientId });
    const content = await agreement(ctx.firm.name, terms.title, stage.today);
    await stage.get(ContractDocuments).keep(ctx, id, version, { name: `${number}.pdf`, content });
    return id;
  });
}

function send(stage: Stage, { signer }: People, id: string): Promise<unknown> {
  return stage.as('admin', async (ctx) => {
    const { version } = await stage.get(ContractsService).get(ctx, id);
    const own = { side: 'firm', name: ctx.actor.name, email: 'partner@alderfinch.example', step: 2 } as const;
    await stage.get(ContractSigning).send(ctx, id, version, {
      signers: [{ side: 'client', ...signer, step: 1 }, own],
      expiresOn: addDays(stage.today, 21),
    });
  });
}

/** As if each of them had come by their link; the file is sealed by the job, as always. */
async function signAll(stage: Stage, ctx: RequestContext, subjectId: string): Promise<void> {
  const database = stage.get(Database);
  const [request] = await database.repo(ctx, SignatureRequest).find({ subjectId });
  const signers = await database.repo(ctx, Signer).find({ requestId: request!.id }, 'position');
  const from = { address: '203.0.113.24', agent: AGENT };
  for (const { id, name } of signers) {
    const signer = await database.repo(ctx, Signer).update(id, { readAt: new Date() });
    for (const deed of ['opened', 'read', 'code_sent'] as const)
      await stage.get(SignatureLog).add(ctx, request!, { deed, who: whoIs(signer), from });
    await stage.get(SignatureProgress).sign(ctx, request!, signer, name, from);
  }
}

async function agreement(firm: string, title: string, date: string): Promise<Buffer> {
  const sheet = new Sheet({ title, author: firm, date, language: 'en' });
  flowText(sheet, sheet.width, [
    { text: title, style: TITLE },
    { text: `Between ${firm} and its client.`, style: BODY, gap: 12 },
    ...CLAUSES.flatMap(([heading, text]) => [
      { text: heading, style: HEADING, gap: 18 },
      { text, style: BODY, gap: 4 },
    ]),
  ]);
  return sheet.finish();
}
