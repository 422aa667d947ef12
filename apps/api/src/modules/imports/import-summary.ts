import type { ImportPlan } from './import-plan.js';
import type { ImportHead, ImportShape } from './parse/read-import.js';
import type { PlannedProject } from './planned-project.js';

/** What a file adds up to, as an import keeps it. Amounts are decimal text, time whole seconds. */
export interface ImportSummary {
  encoding: ImportShape['encoding'];
  delimiter: string;
  rows: number;
  /** How dates whose year stands last are read. */
  dates: ImportShape['dates'];
  /** Dates like 3/4/2026 were taken as month/day without proof. */
  datesAssumed: boolean;
  /** Optional columns that the file does not have. */
  absentColumns: readonly string[];
  creates: { clients: number; engagements: number; projects: number; people: number; entries: number };
  projects: ProjectSummary[];
}

/** One client and project of the file, over all good rows, new and known. */
export interface ProjectSummary {
  client: string;
  project: string;
  /** Null while it does not exist. */
  projectId: string | null;
  clientIsNew: boolean;
  projectIsNew: boolean;
  currency: string;
  entries: number;
  newEntries: number;
  seconds: number;
  billableSeconds: number;
  billableAmount: string;
}

export function summarise(shape: ImportShape, plan: ImportPlan, baseCurrency: string): ImportSummary {
  const { newClients, newProjects, newPeople } = plan;
  return {
    encoding: shape.encoding,
    delimiter: shape.delimiter,
    rows: shape.rows,
    dates: shape.dates,
    datesAssumed: shape.datesAssumed,
    absentColumns: shape.columns.absent,
    creates: {
      clients: newClients.length,
      engagements: newProjects.length,
      projects: newProjects.length,
      people: newPeople.length,
      entries: plan.newEntries,
    },
    projects: plan.projects.map((project) => projectSummary(project, baseCurrency)).sort(byName),
  };
}

/** The shape that an earlier check of the same file found. */
export function knownShape(
  head: ImportHead,
  { encoding, rows, dates, datesAssumed }: ImportSummary,
): ImportShape {
  return { ...head, encoding, rows, dates, datesAssumed };
}

function projectSummary(project: PlannedProject, baseCurrency: string): ProjectSummary {
  const { client, name, isNew, entries, newEntries, seconds, billableSeconds, billableAmount } = project;
  return {
    client: client.name,
    project: name,
    projectId: isNew ? null : project.id,
    clientIsNew: client.isNew,
    projectIsNew: isNew,
    currency: project.currencyOr(baseCurrency),
    ...{ entries, newEntries, seconds, billableSeconds, billableAmount },
  };
}

const byName = (a: ProjectSummary, b: ProjectSummary): number =>
  a.client.localeCompare(b.client) || a.project.localeCompare(b.project);
