import { v7 as uuidv7 } from 'uuid';
import { FileProblem, type ImportRow } from './parse/import-row.js';
import {
  type KnownProject,
  type PlannedClient,
  type PlannedPerson,
  PlannedProject,
  type Refusal,
} from './planned-project.js';

/** More names than this in one file are no time report, and would not fit into memory. */
const NAMES = 10_000;

/** What the firm has under the names that a plan asked for. */
export interface Facts {
  /** `asked` is what the file calls it. */
  clients: readonly { id: string; name: string; asked: string; currency: string; active: boolean }[];
  projects: readonly KnownProject[];
  people: readonly { id: string; name: string; email: string | null }[];
}

/** What a file means for a firm: every client, project and person that it names, found or to be created. */
export class ImportPlan {
  private readonly clients = new Map<string, PlannedClient>();
  private readonly projectsByPair = new Map<string, PlannedProject>();
  private readonly peopleById = new Map<string, PlannedPerson>();
  private readonly peopleByEmail = new Map<string, PlannedPerson>();
  private readonly peopleByName = new Map<string, PlannedPerson[]>();
  private readonly peopleByKey = new Map<string, PlannedPerson>();

  /** Names in these rows that nobody has looked up yet. */
  unseen(rows: readonly ImportRow[]): { clients: string[]; names: string[]; emails: string[] } {
    const people = rows.filter((row) => !this.peopleByKey.has(keyOf(row)));
    return {
      clients: distinct(rows.map((row) => row.clientName).filter((name) => !this.clients.has(name))),
      names: distinct(people.map((row) => row.personName)),
      emails: distinct(people.flatMap((row) => row.personEmail ?? [])),
    };
  }

  learn({ clients, projects, people }: Facts): void {
    const byId = new Map([...this.clients.values()].map((client) => [client.id, client]));
    for (const { asked, ...client } of clients) {
      const known = byId.get(client.id) ?? { ...client, isNew: false };
      byId.set(client.id, known);
      this.clients.set(asked, known);
    }
    for (const project of projects) {
      const client = byId.get(project.clientId);
      if (!client) continue;
      const pair = pairOf(client.name, project.name);
      if (!this.projectsByPair.has(pair))
        this.projectsByPair.set(pair, new PlannedProject(client, project.name, project));
    }
    for (const person of people) {
      if (!this.peopleById.has(person.id)) {
        this.addPerson({ ...person, fileEmail: null, role: '', isNew: false, newEntries: 0 });
      }
    }
  }

  /** Where a row belongs; its names must have been looked up. New clients, projects and people come to be here. */
  targetOf(row: ImportRow): { project: PlannedProject; person: PlannedPerson } | { refusal: Refusal } {
    const person = this.personOf(row);
    if (!person) {
      const message = 'the firm has more than one person of this name';
      return { refusal: { field: 'person', reason: 'PERSON_AMBIGUOUS', message } };
    }
    const project = this.projectOf(row);
    const refusal = project.refusalOf(row);
    return refusal ? { refusal } : { project, person };
  }

  /** Every project that has good rows in the file. */
  get projects(): PlannedProject[] {
    return [...this.projectsByPair.values()].filter((project) => project.entries > 0);
  }

  get newProjects(): PlannedProject[] {
    return this.projects.filter((project) => project.isNew && project.newEntries > 0);
  }

  get newClients(): PlannedClient[] {
    return distinct(this.newProjects.map((project) => project.client)).filter((client) => client.isNew);
  }

  get newPeople(): PlannedPerson[] {
    return [...this.peopleById.values()].filter((person) => person.isNew && person.newEntries > 0);
  }

  /** People that the firm has already. */
  get knownPeople(): PlannedPerson[] {
    return [...this.peopleById.values()].filter((person) => !person.isNew);
  }

  get newEntries(): number {
    return this.projects.reduce((total, project) => total + project.newEntries, 0);
  }

  /** A new client pays in the currency of its first project. */
  currencyOf(client: PlannedClient, baseCurrency: string): string {
    const first = this.newProjects.find((project) => project.client === client);
    return client.currency ?? first?.currencyOr(baseCurrency) ?? baseCurrency;
  }

  /** Whose days the rows fall on; the rows were placed before. */
  daysOf(rows: readonly ImportRow[]): { person: string; day: string }[] {
    return rows.flatMap((row) => {
      const person = this.peopleByKey.get(keyOf(row));
      return person ? [{ person: person.id, day: row.workDate }] : [];
    });
  }

  private projectOf({ clientName, projectName }: ImportRow): PlannedProject {
    const known = this.clients.get(clientName);
    const pair = pairOf(known?.name ?? clientName, projectName);
    const found = this.projectsByPair.get(pair);
    if (found) return found;
    if (this.projectsByPair.size >= NAMES) throw tooManyNames('projects');
    const client = known ?? { id: uuidv7(), name: clientName, isNew: true, currency: null, active: true };
    const project = new PlannedProject(client, projectName, null);
    this.clients.set(clientName, client);
    this.projectsByPair.set(pair, project);
    return project;
  }

  /** By address, else by exact name; undefined when the name alone leaves a choice. */
  private personOf(row: ImportRow): PlannedPerson | undefined {
    const key = keyOf(row);
    const seen = this.peopleByKey.get(key);
    if (seen) return seen;
    const { personName: name, personEmail: email } = row;
    const namesakes = this.peopleByName.get(name) ?? [];
    const byEmail =
      email === null ? undefined : [...this.peopleById.values()].find((person) => person.email === email);
    // The file itself tells namesakes apart when it gives both an address.
    const candidates = byEmail
      ? [byEmail]
      : namesakes.filter((p) => !email || !p.fileEmail || p.fileEmail === email);
    if (candidates.length > 1) return undefined;
    const person = candidates[0] ?? this.addNewPerson(name, email);
    person.fileEmail ??= email;
    if (person.isNew) person.email ??= email;
    this.peopleByKey.set(key, person);
    return person;
  }

  private addNewPerson(name: string, email: string | null): PlannedPerson {
    if (this.peopleById.size >= NAMES) throw tooManyNames('people');
    return this.addPerson({
      id: uuidv7(),
      name,
      email,
      fileEmail: email,
      role: '',
      isNew: true,
      newEntries: 0,
    });
  }

  private addPerson(person: PlannedPerson): PlannedPerson {
    this.peopleById.set(person.id, person);
    if (person.email !== null) this.peopleByEmail.set(person.email, person);
    const namesakes = this.peopleByName.get(person.name);
    if (namesakes) namesakes.push(person);
    else this.peopleByName.set(person.name, [person]);
    return person;
  }
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const pairOf = (client: string, project: string): string => `${client}\0${project}`;
const keyOf = ({ personName, personEmail }: ImportRow): string => personEmail ?? `\0${personName}`;
const tooManyNames = (what: string): FileProblem =>
  new FileProblem('TOO_LARGE', `The file names more than ${NAMES.toLocaleString('en')} ${what}.`);
