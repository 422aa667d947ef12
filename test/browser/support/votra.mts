import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { startApi } from '../../../scripts/lib/api.mjs';
import { freePort, startPostgres, THROWAWAY } from '../../../scripts/lib/postgres.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const PASSWORD = 'votra-demo-2026';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];
/** Longer than any transition of colours. */
const COLOURS_MS = 250;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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
    const dir = mkdtempSync(path.join(tmpdir(), 'votra-browser-'));
    chmodSync(dir, 0o755);
    const postgres = await startPostgres({ dir: path.join(dir, 'postgres'), settings: THROWAWAY });
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const env = {
      ...{ NODE_ENV: 'test', DATABASE_URL: postgres.url('postgres'), JWT_SECRET: 'browser-tests-'.repeat(3) },
      ...{ MIGRATE_ON_START: 'true', DEMO_ON_START: 'true', WEB_ROOT: path.join(ROOT, 'dist/apps/web') },
      ...{
        PUBLIC_URL: origin,
        LOG_LEVEL: 'error',
        THROTTLE_PER_MINUTE: '100000',
        THROTTLE_PER_HOUR: '1000000',
      },
    };
    const api = startApi({ port, env, log: (chunk: Buffer) => process.stdout.write(chunk) });
    await api.ready();
    const browser = await launch();
    const clean = async (): Promise<void> => rmSync(dir, { recursive: true, force: true });
    return new Votra(origin, browser, [
      () => browser.close(),
      () => api.stop(),
      () => postgres.stop(),
      clean,
    ]);
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) await stop();
  }

  /** A fresh browser, signed in; whatever it complains about is in `complaints`. */
  async as(person: Person, size = { width: 1280, height: 800 }): Promise<Visit> {
    const context = await this.browser.newContext({ viewport: size, locale: 'en-GB', baseURL: this.origin });
    const visit = new Visit(context, await context.newPage());
    await visit.page.goto('/login');
    await visit.page.getByLabel('E-mail').fill(PEOPLE[person]);
    await visit.page.getByLabel('Password').fill(PASSWORD);
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL((url) => url.pathname !== '/login');
    return visit;
  }

  /** A browser in which nobody is signed in. */
  async stranger(): Promise<Visit> {
    const context = await this.browser.newContext({ locale: 'en-GB', baseURL: this.origin });
    return new Visit(context, await context.newPage());
  }
}

/** One person at one browser. */
export class Visit {
  /** Errors and warnings of the browser's console, and answers of 500 and above. */
  readonly complaints: string[] = [];
  readonly requests: string[] = [];

  readonly page: Page;
  private readonly context: BrowserContext;

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      // the browser itself reports refused requests; a refusal that a test provokes is no complaint
      const refused = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !refused) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()} ${response.url()}`);
    });
    page.on('request', (request) => this.requests.push(new URL(request.url()).pathname));
  }

  /** Goes to a page and waits until it has its heading and its data. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor({ state: 'attached' });
    await this.page.waitForLoadState('networkidle');
    // what reloads is dimmed for a moment
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  }

  /** What axe finds on the page as it stands, in light and dark unless told otherwise. */
  async violations(...schemes: ('light' | 'dark')[]): Promise<string[]> {
    const found: string[] = [];
    for (const colorScheme of schemes.length ? schemes : (['light', 'dark'] as const)) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.waitForTimeout(COLOURS_MS);
      // in one piece: the other mode opens a tab for each result, for frames from elsewhere, of which there are none
      const axe = new AxeBuilder({ page: this.page }).setLegacyMode().withTags(WCAG);
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations) {
        found.push(
          ...nodes.map((node) => `${this.page.url()} ${colorScheme} ${id}: ${node.html.slice(0, 160)}`),
        );
      }
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
    return found;
  }

  /** Whether the page is wider than the window. */
  overflows(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
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
