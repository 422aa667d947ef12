import { addDays } from '#libs/calendar';
import { ClientsService } from '../../modules/clients/index.js';
import {
  ChangeOrderFlow,
  ChangeOrders,
  type CreateChangeOrderDto,
  EngagementFlow,
  type EngagementLineInputDto,
  EngagementsService,
} from '../../modules/engagements/index.js';
import { MilestonesService } from '../../modules/finance/index.js';
import { ProjectsService, ProjectTeam } from '../../modules/projects/index.js';
import { RateCards } from '../../modules/rates/index.js';
import type { Stage } from './stage.js';

/** Project ids by name, client ids by name. */
export interface Agreed {
  projects: Readonly<Record<string, string>>;
  clients: Readonly<Record<string, string>>;
}

interface DemoEngagement {
  client: string;
  title: string;
  description: string;
  budget?: string;
  budgetHours?: string;
  rates: Record<string, string>;
  /** One by the hour where there are none. */
  lines?: (stage: Stage) => EngagementLineInputDto[];
  /** How far it came. */
  fate: 'draft' | 'pending' | 'rejected' | 'approved' | 'in_progress' | 'completed';
  project?: { name: string; code: string; team: Record<string, string> };
}

const CLIENTS = [
  {
    name: 'Northgate Logistics',
    email: 'accounts@northgate.example',
    phone: '+44 161 496 0881',
    billingAddress: 'Unit 4, Canal Park\nManchester M17 1QS\nUnited Kingdom',
    taxIds: [{ label: 'VAT', country: 'GB', number: 'GB 987 6543 11', onInvoices: true }],
    paymentTermsDays: 14,
    currency: 'EUR',
  },
  {
    name: 'Harbor Analytics Inc.',
    email: 'ap@harboranalytics.example',
    phone: '+1 617 555 0142',
    billingAddress: '220 Atlantic Avenue\nBoston, MA 02110\nUSA',
    currency: 'USD',
  },
  {
    name: 'Kestrel Energy',
    email: 'invoices@kestrel.example',
    billingAddress: 'Westerdok 18\n1013 AZ Amsterdam\nNetherlands',
    taxIds: [{ label: 'VAT', country: 'NL', number: 'NL823456705B01', onInvoices: true }],
    currency: 'EUR',
  },
];

const EURO_RATES = { Principal: '180.00', 'Project manager': '140.00', Consultant: '110.00' };
const NEXT_EURO_RATES = { Principal: '186.00', 'Project manager': '145.00', Consultant: '114.00' };
const DOLLAR_RATES = { 'Project manager': '190.00', Consultant: '150.00' };
const TEAM = { project_manager: 'Project manager', consultant: 'Consultant' };

export const PORTAL = 'Patient portal';
export const PLATFORM = 'Warehouse data platform';
export const FORECAST = 'Forecast review';
const SUPPORT = 'Portal support';

const ENGAGEMENTS: readonly DemoEngagement[] = [
  {
    client: 'Brightwater Health',
    title: 'Patient portal relaunch',
    description: 'New patient portal with booking and test results, from design to the first release.',
    budget: '120000.00',
    rates: EURO_RATES,
    fate: 'in_progress',
    project: { name: PORTAL, code: 'BWH-1', team: { ...TEAM, admin: 'Principal' } },
  },
  {
    client: 'Northgate Logistics',
    title: 'Warehouse data platform',
    description: 'One model for stock and movements of all four sites, with nightly loads and reports.',
    budget: '64000.00',
    rates: EURO_RATES,
    fate: 'in_progress',
    project: { name: PLATFORM, code: 'NGL-1', team: TEAM },
  },
  {
    client: 'Harbor Analytics Inc.',
    title: 'Forecasting model review',
    description: 'Independent review of the demand forecast, with a report to the board.',
    budget: '30000.00',
    rates: DOLLAR_RATES,
    fate: 'in_progress',
    project: { name: FORECAST, code: 'HAI-1', team: TEAM },
  },
  {
    client: 'Brightwater Health',
    title: 'Accessibility audit',
    description: 'Audit of the public site against WCAG 2.2 AA.',
    budget: '8000.00',
    rates: EURO_RATES,
    fate: 'completed',
    project: { name: 'Accessibility audit', code: 'BWH-2', team: TEAM },
  },
  {
    client: 'Brightwater Health',
    title: SUPPORT,
    description: 'Second line support after the release.',
    budget: '24000.00',
    budgetHours: '220',
    rates: EURO_RATES,
    lines: supportLines,
    fate: 'approved',
  },
  {
    client: 'Kestrel Energy',
    title: 'Grid outage dashboard',
    description: 'Live picture of outages for the control room and the public.',
    budget: '48000.00',
    rates: EURO_RATES,
    fate: 'pending',
  },
  {
    client: 'Kestrel Energy',
    title: 'Meter data quality',
    description: 'Where smart meter readings go missing, and what to do about it.',
    rates: EURO_RATES,
    fate: 'draft',
  },
  {
    client: 'Northgate Logistics',
    title: 'Fleet tracking pilot',
    description: 'Positions of 40 vehicles on one map.',
    budget: '4000.00',
    rates: EURO_RATES,
    fate: 'rejected',
  },
];

/** Support that is billed in five ways. */
function supportLines({ today }: Stage): EngagementLineInputDto[] {
  const on = (days: number): string => addDays(today, days);
  return [
    {
      ...{ title: 'Second line support', description: 'On workdays, answered within four hours.' },
      ...{
        model: 'retainer',
        hoursPerMonth: '10',
        monthlyFee: '1000.00',
        rollOverMonths: 1,
        overageRate: '120.00',
      },
    },
    { title: 'Small changes', model: 'capped', capBy: 'hours', capPer: 'month', cap: '16' },
    {
      ...{ title: 'Booking of series', model: 'milestone' },
      milestones: [
        { title: 'Design agreed', dueDate: on(30), amount: '2500.00', acceptanceDays: 10 },
        { title: 'Live', dueDate: on(75), amount: '4500.00', acceptanceDays: 10 },
      ],
    },
    {
      ...{ title: 'Handover to the client', model: 'fixed', amount: '3000.00' },
      schedule: [
        { title: 'At the start', date: on(60), amount: '1000.00' },
        { title: 'At the end', date: on(200), amount: '2000.00' },
      ],
    },
    { title: 'Travel', model: 'expenses', budgetAmount: '1200.00' },
  ];
}

/** Support goes on for longer, signed and applied; the data platform shall, once its client signs. */
async function change(stage: Stage, support: string, platform: string): Promise<void> {
  const orders = stage.get(ChangeOrders);
  const flow = stage.get(ChangeOrderFlow);
  const send = (engagementId: string, order: Omit<CreateChangeOrderDto, 'effectiveFrom'>) =>
    stage.as('project_manager', async (ctx) => {
      const draft = { ...order, effectiveFrom: addDays(stage.today, 14) };
      const { id, version } = await orders.create(ctx, engagementId, draft);
      return flow.send(ctx, id, version);
    });
  const signed = await send(support, {
    title: 'Two more months of support',
    reason: 'The second clinic goes live later than planned.',
    endDate: addDays(stage.today, 300),
    budgetChange: '6000.00',
    budgetHoursChange: '40',
    rates: [{ role: 'Consultant', hourlyRate: '112.00' }],
    lines: [{ title: 'Training of the second clinic', model: 'time_and_material', budgetAmount: '2000.00' }],
  });
  const signature = { signedBy: 'Dr Helen Marsh', signedOn: stage.today, signedHow: 'By e-mail' };
  await stage.as('admin', async (ctx) => {
    const { id, version } = await flow.recordSignature(ctx, signed.id, signed.version, signature);
    await flow.apply(ctx, id, version);
  });
  await send(platform, {
    title: 'A fifth site',
    reason: 'The site in Leeds joins the platform.',
    budgetChange: '9000.00',
    lines: [{ title: 'Leeds', model: 'capped', capBy: 'amount', capPer: 'total', cap: '9000.00' }],
  });
}

/** The first milestone waits for the client's word. */
function putForward(stage: Stage, engagementId: string): Promise<unknown> {
  return stage.as('project_manager', async (ctx) => {
    const { lines } = await stage.get(EngagementsService).get(ctx, engagementId);
    const [first] = lines.flatMap(({ milestones }) => milestones);
    const note = 'The screens of booking and cancelling, as shown to your clinic on Tuesday.';
    return stage.get(MilestonesService).reach(ctx, first!.id, { note });
  });
}

/** Clients, engagements in every state, and the projects that run. The project manager drafts, the admin decides. */
export async function agree(stage: Stage, brightwaterId: string): Promise<Agreed> {
  const clients: Record<string, string> = { 'Brightwater Health': brightwaterId };
  await stage.as('admin', async (ctx) => {
    for (const client of CLIENTS)
      clients[client.name] = (await stage.get(ClientsService).create(ctx, client)).id;
  });
  await publishPrices(stage);
  const projects: Record<string, string> = {};
  const engagements: Record<string, string> = {};
  for (const engagement of ENGAGEMENTS) {
    const id = await draft(stage, engagement, clients[engagement.client]!);
    engagements[engagement.title] = id;
    await decide(stage, id, engagement.fate);
    if (engagement.project) projects[engagement.project.name] = await begin(stage, id, engagement);
  }
  await change(stage, engagements[SUPPORT]!, engagements[PLATFORM]!);
  await putForward(stage, engagements[SUPPORT]!);
  return { clients, projects };
}

/** What the firm asks for where nothing else is agreed, and more of it from the next year on. */
function publishPrices(stage: Stage): Promise<unknown> {
  const linesOf = (rates: Record<string, string>) =>
    Object.entries(rates).map(([role, hourlyRate]) => ({ role, hourlyRate }));
  const nextYear = `${Number(stage.today.slice(0, 4)) + 1}-01-01`;
  return stage.as('admin', async (ctx) => {
    const cards = stage.get(RateCards);
    const { id, version } = await cards.create(ctx, { level: 'firm', name: 'Standard' });
    const versions = [
      { lines: linesOf(EURO_RATES) },
      { effectiveFrom: nextYear, lines: linesOf(NEXT_EURO_RATES) },
    ];
    return cards.setVersions(ctx, id, version, { versions });
  });
}

function draft(stage: Stage, engagement: DemoEngagement, clientId: string): Promise<string> {
  const { title, description, budget, budgetHours, rates } = engagement;
  const lines = engagement.lines?.(stage);
  const period = { startDate: stage.monday(12), endDate: addDays(stage.today, 240) };
  const roles = Object.entries(rates).map(([role, hourlyRate]) => ({ role, hourlyRate }));
  return stage.as('project_manager', async (ctx) => {
    const draft = { clientId, title, description, budget, budgetHours, lines, rates: roles, ...period };
    return (await stage.get(EngagementsService).create(ctx, draft)).id;
  });
}

async function decide(stage: Stage, id: string, fate: DemoEngagement['fate']): Promise<void> {
  const flow = stage.get(EngagementFlow);
  if (fate === 'draft') return;
  const { version } = await stage.as('project_manager', (ctx) => flow.submit(ctx, id));
  if (fate === 'pending') return;
  await stage.as('admin', (ctx) =>
    fate === 'rejected'
      ? flow.decide(
          ctx,
          id,
          version,
          'rejected',
          'The budget is too thin for 40 vehicles. Offer ten, or ask for more.',
        )
      : flow.decide(ctx, id, version, 'approved', ''),
  );
}

function begin(stage: Stage, engagementId: string, { fate, project }: DemoEngagement): Promise<string> {
  const { name, code, team } = project!;
  return stage.as('project_manager', async (ctx) => {
    const managerId = stage.cast['project_manager'];
    const { id } = await stage.get(ProjectsService).create(ctx, { engagementId, name, code, managerId });
    for (const [person, role] of Object.entries(team))
      await stage.get(ProjectTeam).add(ctx, id, { membershipId: stage.cast[person]!, role });
    if (fate === 'completed') {
      await stage.get(ProjectsService).moveTo(ctx, id, 'completed');
      await stage.get(EngagementFlow).complete(ctx, engagementId);
    }
    return id;
  });
}
