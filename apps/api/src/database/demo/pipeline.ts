import { addDays } from '#libs/calendar';
import {
  CampaignsService,
  LeadsService,
  PipelineService,
  PipelineStagesService,
  ProspectsService,
} from '../../modules/crm/index.js';
import type { Agreed } from './agreements.js';
import type { Stage } from './stage.js';

const CAMPAIGNS = [
  {
    name: 'Health IT day',
    channel: 'event' as const,
    ...{ startsIn: -40, endsIn: -38, budget: '6000', cost: '5400' },
    deeds: [['running', 'started'] as const, ['ended', 'ended'] as const],
  },
  {
    name: 'Ports and rail letter',
    channel: 'mail' as const,
    ...{ startsIn: -10, endsIn: 50, budget: '2500', cost: '800' },
    deeds: [['running', 'started'] as const],
  },
];

const LEADS = [
  {
    company: 'Larkspur Pharmacies',
    person: 'Imogen Vale',
    email: 'imogen.vale@larkspur.example',
    source: 'Conference',
    campaign: 'Health IT day',
    note: 'Met at the health IT day; wants repeat prescriptions online.',
  },
  { company: 'Orchard Street Dental', phone: '+44 20 7946 0142', source: 'Website' },
  {
    company: 'Vega Seefracht GmbH',
    person: 'Jonas Beck',
    email: 'beck@vega.example',
    campaign: 'Ports and rail letter',
  },
];

interface DemoProspect {
  name: string;
  company: string;
  stage: string;
  value: string;
  currency?: string;
  probability?: number;
  person?: string;
  /** From today on. */
  closesIn?: number;
  client?: string;
  campaign?: string;
  lostReason?: string;
}

const PROSPECTS: readonly DemoProspect[] = [
  {
    name: 'Ticket machines study',
    company: 'Tramlink West',
    stage: 'First talk',
    value: '18000',
    closesIn: 75,
  },
  {
    name: 'Data room',
    company: 'Pell & Osei Partners',
    stage: 'First talk',
    value: '26000',
    person: 'Abena Osei',
  },
  {
    name: 'Claims triage',
    company: 'Harbor Analytics Inc.',
    stage: 'Needs understood',
    value: '90000',
    currency: 'USD',
    client: 'Harbor Analytics Inc.',
    campaign: 'Ports and rail letter',
    closesIn: 60,
  },
  {
    name: 'Member app',
    company: 'Westway Leisure',
    stage: 'Needs understood',
    value: '54000',
    probability: 35,
  },
  {
    name: 'Route planning',
    company: 'Northgate Logistics',
    stage: 'Proposal',
    value: '72000',
    client: 'Northgate Logistics',
    closesIn: 30,
  },
  {
    name: 'Booking kiosks',
    company: 'Ferris Museums',
    stage: 'Negotiation',
    campaign: 'Health IT day',
    value: '31500',
    probability: 80,
    closesIn: 12,
  },
  {
    name: 'Portal support',
    company: 'Brightwater Health',
    stage: 'Won',
    value: '24000',
    client: 'Brightwater Health',
    campaign: 'Health IT day',
  },
  {
    name: 'Payroll switch',
    company: 'Minster Council',
    stage: 'Lost',
    value: '45000',
    lostReason: 'They build it themselves.',
  },
];

/** Whom the firm talks to: leads that nobody looked at yet, and prospects in every stage. */
export async function prospect(stage: Stage, { clients }: Agreed): Promise<void> {
  await stage.as('project_manager', async (ctx) => {
    const campaigns = new Map<string | undefined, string>();
    for (const { startsIn, endsIn, deeds, ...facts } of CAMPAIGNS) {
      const dates = { startsOn: addDays(stage.today, startsIn), endsOn: addDays(stage.today, endsIn) };
      const { id, name } = await stage.get(CampaignsService).create(ctx, { ...facts, ...dates });
      for (const [status, deed] of deeds) await stage.get(CampaignsService).move(ctx, id, status, deed);
      campaigns.set(name, id);
    }
    for (const { campaign, ...lead } of LEADS)
      await stage.get(LeadsService).create(ctx, { ...lead, campaignId: campaigns.get(campaign) });
    const stages = await stage.get(PipelineStagesService).list(ctx);
    for (const { stage: name, closesIn, client, campaign, lostReason, ...facts } of PROSPECTS) {
      const clientId = client && clients[client];
      const expectedClose = closesIn === undefined ? null : addDays(stage.today, closesIn);
      const { id, version } = await stage
        .get(ProspectsService)
        .create(ctx, { ...facts, clientId, campaignId: campaigns.get(campaign), expectedClose });
      const stageId = stages.find((one) => one.name === name)!.id;
      await stage.get(PipelineService).place(ctx, id, version, { stageId, lostReason });
    }
  });
}
