import path from 'node:path';
import axeCore from 'axe-core';
import { type Browser, type BrowserContext, type Page, type Request, chromium } from 'playwright-core';
import { startCopy } from './demo.mts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const PASSWORD = 'votra-demo-2026';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];
/** A page has its data when nothing was asked for at so many looks, this far apart. */
const CALM = 3;
const CALM_MS = 50;
const PATIENCE_MS = 60_000;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What changes from page to page; what is around it is looked at once a visit. */
const WHOLE = { include: [['html']] };
const PAGE = { include: [['main'], ['.cdk-overlay-container']] };
/** The one rule whose answer a colour scheme changes. */
const CONTRAST = ['color-contrast'];

/** People of the demo firm, by the role that names them. */
export const PEOPLE = {
  admin: 'admin@demo.votra.example',
  manager: 'pm@demo.votra.example',
  consultant: 'consultant@demo.votra.example',
  accountant: 'accountant@demo.votra.example',
  client: 'client@demo.votra.example',
} as const;
export type Person = keyof typeof PEOPLE;

const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium', args: ARGS });

/** The built application with the demo firm, a database of its own and a browser. */
export class Votra {
  readonly origin: string;
  private readonly browser: Browser;
  private readonly stops: readonly (() => Promise<void>)[];

  private constructor(origin: string, browser: Browser, stops: readonly (() => Promise<void>)[]) {
    this.origin = origin;
    this.browser = browser;
    this.stops = stops;
  }

  /** With VOTRA_ORIGIN set a running server is used as it is, which is quicker while writing a test. */
  static async start(): Promise<Votra> {
    const running = process.env['VOTRA_ORIGIN'];
    if (running) {
      const browser = await launch();
      return new Votra(running, browser, [() => browser.close()]);
    }
    const api = await startCopy({ WEB_ROOT: path.join(ROOT, 'dist/apps/web') });
    const browser = await launch();
    return new Votra(api.origin, browser, [() => browser.close(), () => api.stop()]);
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) await stop();
  }

  /** A fresh browser, signed in and at a page; whatever it complains about is in `complaints`. */
  async as(person: Person, url = '/', size = { width: 1280, height: 800 }): Promise<Visit> {
    const context = await this.browser.newContext({ viewport: size, locale: 'en-GB', baseURL: this.origin });
    await context.addInitScript(() => localStorage.setItem('votra.signedIn', '1'));
    const data = { email: PEOPLE[person], password: PASSWORD };
    const answer = await context.request.post('/api/v1/auth/login', { data });
    if (!answer.ok()) throw new Error(`${PEOPLE[person]} cannot sign in: ${await answer.text()}`);
    const visit = new Visit(context, await context.newPage());
    await visit.open(url);
    return visit;
  }

  /** The link that lets a new colleague in; told, since no mail server is configured. */
  async invitationOf(email: string): Promise<string> {
    const post = async (path: string, body: object, token = '') => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const options = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(`${this.origin}/api/v1${path}`, options)).json() as Promise<Record<string, string>>;
    };
    const { accessToken } = await post('/auth/login', { email: PEOPLE.admin, password: PASSWORD });
    const person = { name: 'Nora New', email, roles: ['consultant'], invite: true };
    const { link } = await post('/members', person, accessToken);
    return link!.slice(this.origin.length);
  }

  /** A browser in which nobody is signed in. */
  async stranger(): Promise<Visit> {
    const context = await this.browser.newContext({ locale: 'en-GB', baseURL: this.origin });
    return new Visit(context, await context.newPage());
  }
}

/** Colours that change with the scheme change for a moment. A transition that was stopped on its way never finishes. */
async function transitionsOver(): Promise<void> {
  const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));
  await wait(50);
  const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.race([Promise.allSettled(changing.map(({ finished }) => finished)), wait(1_000)]);
}

/** What the page's security policy forbade is an error of the page. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    reportError(new Error(`The policy forbids ${violatedDirective}: ${blockedURI} ${sample}`)),
  );
}

/** One person at one browser. */
export class Visit {
  /** Errors and warnings of the browser's console, and answers of 500 and above. */
  readonly complaints: string[] = [];
  readonly requests: string[] = [];
  private readonly waiting = new Set<Request>();
  /** Widths and colour schemes in which what is around the pages was looked at. */
  private readonly framesSeen = new Set<string>();

  readonly page: Page;
  private readonly context: BrowserContext;

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(15_000);
    void page.addInitScript(reportViolations);
    page.on('console', (message) => {
      // the browser itself reports refused requests; a refusal that a test provokes is no complaint
      const refused = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !refused) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()} ${response.url()}`);
    });
    page.on('request', (request) => {
      this.requests.push(new URL(request.url()).pathname);
      this.waiting.add(request);
    });
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => this.waiting.delete(request));
  }

  /** Goes to a page and waits until it has its heading and its data. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.settled();
  }

  /** Goes there the way a link does, without loading the application again. */
  async go(url: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState({}, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }, url);
    await this.settled();
    const asked = this.page.locator('mat-dialog-container');
    if (await asked.count()) throw new Error(`Instead of ${url} there is: ${await asked.innerText()}`);
  }

  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor({ state: 'attached' });
    const until = Date.now() + PATIENCE_MS;
    for (let calm = 0; calm < CALM; calm = this.waiting.size > 0 ? 0 : calm + 1) {
      await this.page.waitForTimeout(CALM_MS);
      if (Date.now() > until)
        throw new Error(`No answer to ${[...this.waiting].map((one) => one.url()).join(', ')}`);
    }
    // what reloads is dimmed for a moment
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  }

  /** What axe finds on the page as it stands, in light and dark unless told otherwise. */
  async violations(...schemes: ('light' | 'dark')[]): Promise<string[]> {
    const found: string[] = [];
    await this.page.evaluate(() => scrollTo(0, 0)); // what is half under the bar is not too small
    for (const [i, colorScheme] of (schemes.length ? schemes : (['light', 'dark'] as const)).entries()) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.evaluate(transitionsOver);
      const frame = `${colorScheme} ${this.page.viewportSize()?.width}`;
      const isFirst = !this.framesSeen.has(frame) || !(await this.page.locator('main').count());
      this.framesSeen.add(frame);
      const violations = await this.axe(i === 0 ? WCAG : CONTRAST, isFirst ? WHOLE : PAGE);
      found.push(...violations.map((violation) => `${this.page.url()} ${colorScheme} ${violation}`));
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
    return found;
  }

  /** Runs in the page itself, which is loaded with axe once: a round trip with all that passed takes longer. */
  private async axe(runOnly: string[], where: typeof WHOLE): Promise<string[]> {
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(axeCore.source);
    return this.page.evaluate(
      async ([within, rules]) => {
        const { axe } = globalThis as unknown as { axe: typeof axeCore };
        const { violations } = await axe.run(within, { runOnly: rules, resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      },
      [where, runOnly] as const,
    );
  }

  /** A page that has no name, or is wider than the window. */
  async faults(): Promise<string[]> {
    const [url, title] = [this.page.url(), await this.page.title()];
    return [
      ...(title.includes('Votra') ? [] : [`${url} has the title "${title}"`]),
      ...((await this.overflows())
        ? [`${url} scrolls sideways at ${this.page.viewportSize()?.width} px`]
        : []),
    ];
  }

  /** Whether the page is wider than the window, and stays so: what moves may stick out for a moment. */
  async overflows(): Promise<boolean> {
    const wider = () => this.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (!(await wider())) return false;
    await this.page.evaluate(transitionsOver);
    return wider();
  }

  /** Lets the page be read from the right, or back again. */
  turn(direction: string): Promise<void> {
    return this.page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
  }

  resize(width: number, height: number): Promise<void> {
    return this.page.setViewportSize({ width, height });
  }

  /** Takes the network away, or gives it back. */
  offline(gone: boolean): Promise<void> {
    return this.context.setOffline(gone);
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
