import { type Fault, type Manifest, type Verdict, verify } from '#libs/seal';

/** The page that says whether a signed PDF is as it was sealed. It becomes one file that needs nothing else. */
const FAULTS: Record<Fault, string> = {
  seal: 'Altered, or never sealed: there is no whole seal at the end of this file.',
  signature: 'Altered: the seal does not fit its signature.',
  content: 'Altered: the document is not the one that was sealed.',
  events: 'Altered: the events do not fit each other.',
};

const found = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const file = found<HTMLInputElement>('file');
const key = found<HTMLInputElement>('key');
const zone = found('zone');
let last: Verdict | undefined;

file.addEventListener('change', () => void check(file.files?.[0]));
key.addEventListener('input', () => last && show(last));
zone.addEventListener('dragover', (event) => {
  event.preventDefault();
  zone.classList.add('over');
});
zone.addEventListener('dragleave', () => zone.classList.remove('over'));
zone.addEventListener('drop', (event) => {
  event.preventDefault();
  zone.classList.remove('over');
  void check(event.dataTransfer?.files[0]);
});

async function check(chosen: File | undefined): Promise<void> {
  if (!chosen) return;
  try {
    last = await verify(new Uint8Array(await chosen.arrayBuffer()));
    show(last);
  } catch (error) {
    say('bad', `This browser cannot check it: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function show(verdict: Verdict): void {
  found('details').replaceChildren();
  if (verdict.valid) showValid(verdict.manifest);
  else say('bad', FAULTS[verdict.fault]);
}

function showValid(manifest: Manifest): void {
  const wanted = key.value.replace(/\s/g, '').toLowerCase();
  if (wanted && wanted !== manifest.key)
    say('bad', 'The file is as it was sealed, but by another key than this one.');
  else if (wanted) say('good', `Valid: as it was sealed, by this key of ${manifest.firm}.`);
  else say('good', 'Valid: this file is exactly as it was sealed.');
  found('details').append(...factsOf(manifest), ...eventsOf(manifest));
}

function say(tone: 'good' | 'bad', text: string): void {
  const words = element('p', text);
  words.className = tone;
  found('verdict').replaceChildren(words);
}

function factsOf({
  firm,
  title,
  sent,
  signed,
  consent,
  signers,
  key: by,
  sealedAt,
}: Manifest): HTMLElement[] {
  const list = document.createElement('dl');
  const fact = (name: string, ...values: string[]): void =>
    list.append(element('dt', name), ...values.map((value) => element('dd', value)));
  fact('Document', title);
  fact('Firm', firm);
  fact(
    'Signed by',
    ...signers.map((one) => `${one.signature} — ${one.name} <${one.email}>, ${one.signedAt}`),
  );
  fact('Agreed to', consent);
  fact('SHA-256 as sent', sent.sha256);
  fact('SHA-256 as signed, without the seal', signed.sha256);
  fact('Sealed', sealedAt);
  fact('By the key (compare it with what the firm says)', by);
  return [element('h2', 'What was signed'), list];
}

function eventsOf({ events }: Manifest): HTMLElement[] {
  const list = document.createElement('ol');
  for (const { position, at, deed, who, address, agent, note, hash } of events) {
    const parts = [`${position}.`, at, deed.replaceAll('_', ' '), who, note, address, agent];
    const row = element('li', parts.filter(Boolean).join(' · '));
    row.append(element('code', hash));
    list.append(row);
  }
  return [element('h2', 'What happened (UTC)'), list];
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
