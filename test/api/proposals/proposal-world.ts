import type { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

export interface Line {
  key: string;
  title: string;
}
export interface Version {
  number: number;
  title: string;
  sections: { key: string; title: string; body: string }[];
  lines: Line[];
  totals: { net: string; total: string; discount: string; lines: { key: string; net: string | null }[] };
}
export interface Proposal {
  id: string;
  version: number;
  number: string;
  status: string;
  net: string;
  currentVersion: number;
  clientId: string | null;
  contractId: string | null;
  engagementId: string | null;
  acceptedKeys: string[] | null;
  decidedByName: string;
  content: Version;
  versions: { number: number; sentAt: string | null }[];
  links: { id: string; openedAt: string | null }[];
}
export interface Sent {
  proposal: Proposal;
  link: string | null;
}
export interface Read {
  status: string;
  isOpen: boolean;
  versionNumber: number;
  lines: (Line & { role?: string; budgetHours?: string })[];
  totals: Version['totals'];
  readerName: string;
}

export const READER = 'ida@fernhill.example';
export const LINES = [
  {
    ...{ title: 'Build', model: 'time_and_material', role: 'Engineer', quantity: '10', unitPrice: '100' },
    taxCode: 'standard',
  },
  {
    title: 'Workshop',
    model: 'fixed',
    amount: '500',
    role: 'Engineer',
    budgetHours: '4',
    taxCode: 'standard',
  },
  { title: 'Support', model: 'fixed', amount: '300', isOptional: true, taxCode: 'standard' },
];

/** What tests of proposals ask for, as an admin of one firm. */
export function proposalWorld(harness: Harness, admin: TestMember) {
  const call = <Body = Record<string, unknown>>(
    method: string,
    url: string,
    body?: object,
    token: string | undefined = admin.token,
    headers: Record<string, string> = {},
  ) => harness.request<Body>(method, url, token, { body, headers });
  const open = <Body = Record<string, unknown>>(url: string, body: object) =>
    harness.request<Body>('POST', url, undefined, { body });
  const match = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });
  let companies = 0;
  const prospect = async () => {
    const company = `Fernhill ${++companies}`;
    const body = { name: 'Intranet', company, value: '1000', person: 'Ida Holm', email: READER };
    return (await call<{ id: string }>('POST', '/prospects', body)).body.id;
  };
  const draft = async (over: object = {}) => {
    const whom = 'clientId' in over ? {} : { prospectId: await prospect() };
    const answer = await call<Proposal>('POST', '/proposals', {
      title: 'Intranet',
      lines: LINES,
      ...whom,
      ...over,
    });
    if (answer.status !== 201) throw new Error(`No draft: ${answer.raw.toString()}`);
    return answer.body;
  };
  const patch = (one: Proposal, body: object) =>
    call<Proposal>('PATCH', `/proposals/${one.id}`, body, admin.token, match(one));
  const get = async (id: string) => (await call<Proposal>('GET', `/proposals/${id}`)).body;
  const TO = { recipientName: 'Ida Holm', recipientEmail: READER, by: 'mail' };
  const send = (one: Proposal, over: object = {}, token = admin.token) =>
    call<Sent>('POST', `/proposals/${one.id}/send`, { ...TO, ...over }, token, match(one));
  const sent = async (over: object = {}) => {
    const { body, status } = await send(await draft(over));
    if (status !== 200) throw new Error(`Not sent: ${status}`);
    return { proposal: body.proposal, token: body.link!.split('#token=')[1]! };
  };
  const revise = (one: Proposal) =>
    call<Proposal>('POST', `/proposals/${one.id}/versions`, {}, admin.token, match(one));
  const answer = (token: string, over: object = {}) => ({
    ...{ token, versionNumber: 1, name: 'Ida Holm', chosen: [] as string[] },
    ...over,
  });
  const accept = (token: string, over: object = {}) =>
    open<Read>('/proposal-link/accept', answer(token, over));
  const actions = async (id: string) =>
    (
      await call<{ items: { action: string; actorName: string }[] }>(
        'GET',
        `/audit/timeline?objectType=proposal&objectId=${id}`,
      )
    ).body.items.map(({ action }) => action);
  return {
    call,
    open,
    match,
    prospect,
    draft,
    patch,
    get,
    send,
    sent,
    revise,
    answer,
    accept,
    actions,
    companyName: () => `Fernhill ${companies}`,
  };
}
export type ProposalWorld = ReturnType<typeof proposalWorld>;
