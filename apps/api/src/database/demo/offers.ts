import { addDays } from '#libs/calendar';
import {
  ProposalLinkReader,
  ProposalsService,
  ProposalTemplatesService,
  SendProposal,
} from '../../modules/proposals/index.js';
import type { Stage } from './stage.js';

const TEXT = {
  us: '<p>We are a firm of thirty people who have built and run software for hospitals and logistics since 2011.</p><ul><li><p>One team from the first talk to operation</p></li><li><p>Open about hours and budgets, every week</p></li></ul>',
  terms:
    '<p>Prices are without tax. We bill at the end of each month, payable within <strong>30 days</strong>.</p><p>Our <a href="https://alderfinch.example/terms">terms of business</a> hold.</p>',
};
const LINES = [
  {
    ...{
      title: 'Build',
      model: 'time_and_material' as const,
      role: 'Senior consultant',
      taxCode: 'standard',
    },
    ...{
      description: 'Design, development and tests, in sprints of two weeks.',
      quantity: '160',
      unitPrice: '140',
    },
  },
  {
    ...{ title: 'Workshop', model: 'fixed' as const, amount: '2400', taxCode: 'standard' },
    description: 'Two days with your team, prepared and written up.',
  },
];
const SUPPORT = [
  {
    ...{ title: 'Support', model: 'retainer' as const, quantity: '12', taxCode: 'standard' },
    ...{ hoursPerMonth: '16', monthlyFee: '1900', rollOverMonths: 1, overageRate: '130' },
  },
  {
    ...{
      title: 'Night watch',
      model: 'fixed' as const,
      amount: '3600',
      isOptional: true,
      taxCode: 'standard',
    },
    description: 'Somebody answers within the hour, also at night and on Sundays.',
  },
];

/** What the firm offers: a template, a proposal that waits for its answer, and one that was accepted. */
export async function offer(
  stage: Stage,
  client: { id: string; name: string; email: string },
): Promise<void> {
  const sections = [
    { title: 'Who we are', body: TEXT.us },
    { title: 'Terms', body: TEXT.terms },
  ];
  const to = { recipientName: client.name, recipientEmail: client.email, by: 'link' as const };
  const send = (title: string, lines: typeof LINES | typeof SUPPORT) =>
    stage.as('project_manager', async (ctx) => {
      const validUntil = addDays(stage.today, 21);
      const body = { title, clientId: client.id, validUntil, sections, lines };
      const { id, version } = await stage.get(ProposalsService).create(ctx, body);
      return stage.get(SendProposal).send(ctx, id, version, to);
    });
  await stage.as('project_manager', (ctx) =>
    stage.get(ProposalTemplatesService).create(ctx, {
      ...{
        name: 'Web application',
        description: 'For a first project of a few months.',
        sections,
        lines: LINES,
      },
    }),
  );
  await send('Portal support, second year', SUPPORT);
  const { link } = await send('Results for general practitioners', LINES);
  const answer = { versionNumber: 1, name: client.name, chosen: [] };
  const caller = { requestId: 'demo', ip: '192.0.2.10', userAgent: 'Demo' };
  await stage.get(ProposalLinkReader).accept({ ...answer, token: link!.split('#token=')[1]! }, caller);
}
