import { addDays } from '#libs/calendar';
import {
  LeadsService,
  PipelineService,
  PipelineStagesService,
  ProspectsService,
} from '../../modules/crm/index.js';
import type { Agreed } from './agreements.js';
import type { Stage } from './stage.js';

const LEADS = [
  {
    company: 'Larkspur Pharmacies',
    person: 'Imogen Vale',
    email: 'imogen.vale@larkspur.example',
    source: 'Conference',
    note: 'Met at the health IT day; wants repeat prescriptions online.',
  },
  { company: 'Orchard Street Dental', phone: '+44 20 7946 0142', source: 'Website' },
  { company: 'Vega Seefracht GmbH', person: 'Jonas Beck', email: 'beck@vega.example', source: 'Referral' },
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
    for (const lead of LEADS) await stage.get(LeadsService).create(ctx, lead);
    const stages = await stage.get(PipelineStagesService).list(ctx);
    for (const { stage: name, closesIn, client, lostReason, ...facts } of PROSPECTS) {
      const clientId = client && clients[client];
      const expectedClose = closesIn === undefined ? null : addDays(stage.today, closesIn);
      const { id, version } = await stage
        .get(ProspectsService)
        .create(ctx, { ...facts, clientId, expectedClose });
      const stageId = stages.find((one) => one.name === name)!.id;
      await stage.get(PipelineService).place(ctx, id, version, { stageId, lostReason });
    }
  });
}
