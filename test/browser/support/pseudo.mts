import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Visit } from './votra.mts';
import { ROOT } from './votra.mts';

const BUILD = path.join(ROOT, 'dist/apps/web-messages');

/** Words of dates, numbers and standards (AE of EN 16931), and the product's name: nobody translates them. */
const PLATFORM = new RegExp(
  `\\b(${[
    ...['Votra', 'am', 'pm', 'AM', 'PM', 'at', 'UTC', 'GMT', 'AE'],
    ...Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1))).flatMap((day) => [
      day.toLocaleDateString('en-GB', { month: 'long' }),
      day.toLocaleDateString('en-GB', { month: 'short' }),
      day.toLocaleDateString('en-US', { month: 'short' }),
    ]),
    ...Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2026, 10, 16 + i))).flatMap((day) => [
      day.toLocaleDateString('en-GB', { weekday: 'long' }),
      day.toLocaleDateString('en-GB', { weekday: 'short' }),
    ]),
    ...Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2026, 10, 16 + i))).map((day) =>
      day.toLocaleDateString('en-GB', { weekday: 'short' }).slice(0, 2),
    ),
    ...Intl.supportedValuesOf('currency'),
  ].join('|')})\\b`,
  'g',
);
/** A choice of a currency: the platform names it. */
const CURRENCY = /^[A-Z]{3}( · .*)?$/;
/** Work dates in a text of the API are shown as people write them. */
const withDates = (text: string): string =>
  text.replace(/\b\d{4}-\d\d-\d\d\b/g, (day) =>
    new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
  );
/** People are greeted by their first name. */
const PERSON = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u;
/** Words of the API that are no data: permissions, states. */
const WORD_OF_API = /^[a-z_]+(\.[a-z_]+)*$/;

/**
 * Puts a pseudo-language into the page before it starts: longer by 40 %, accented, each piece in brackets. Runs in
 * the browser, so it stands alone.
 */
function speakPseudo(): void {
  const [plain, accented] = ['aeiouycnsAEIOUYCNS', 'áéíóúýçñšÁÉÍÓÚÝÇÑŠ'];
  const accents = (text: string): string =>
    text.replace(/[a-z]/gi, (c) => accented.charAt(plain.indexOf(c)) || c);
  const longer = (text: string): string => {
    const filler = '~~~~~ '.repeat(Math.ceil(text.length / 12)).slice(0, Math.ceil(text.length * 0.4));
    return accents(text) + filler.trimEnd();
  };
  const piece = (text: string): string => {
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    return /\p{L}/u.test(words) ? `${before}⟦${longer(words)}⟧${after}` : text;
  };
  /** Texts of `{VAR, plural, =1 {text} other {{INTERPOLATION} texts}}` only. */
  const plural = (message: string): string => {
    let depth = 0;
    return message.replace(/[{}]|[^{}]+/g, (token) => {
      if (token === '{') depth++;
      else if (token === '}') depth--;
      else if (depth === 2) return piece(token);
      return token;
    });
  };
  const translate = (parts: TemplateStringsArray, values: readonly unknown[]): unknown[] => {
    const spoken = parts
      // without the meaning, or the name of the value before it
      .map((part, i) => (parts.raw[i]!.startsWith(':') ? part.slice(part.indexOf(':', 1) + 1) : part))
      .map((part) => (part.startsWith('{VAR_') ? plural(part) : piece(part)));
    const raw = spoken.map((part) => part.replace(/^:/, '\\:'));
    return [Object.assign(spoken, { raw }), values];
  };
  let localize: { translate?: typeof translate } | undefined;
  Object.defineProperty(globalThis, '$localize', {
    get: () => localize,
    set: (value: typeof localize) => {
      localize = value;
      if (localize) localize.translate = translate;
    },
  });
}

/** What a person sees or hears, text by text: not what people typed, not keys, not initials. */
function visibleTexts(): string[] {
  const found: string[] = [];
  const skipped = 'kbd, ui-keys, ui-person, script, style, noscript, [translate=no]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent && !parent.closest(skipped)) found.push(walker.currentNode.nodeValue ?? '');
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (!element.closest(skipped)) found.push(element.getAttribute(name) ?? '');
    }
  }
  return found;
}

/** A visit in the pseudo-language; the server and the session stay the same. */
export class PseudoVisit {
  private readonly data = new Set<string>();
  private readonly visit: Visit;

  private constructor(visit: Visit) {
    this.visit = visit;
  }

  static async of(visit: Visit): Promise<PseudoVisit> {
    if (!existsSync(path.join(BUILD, 'index.html')))
      throw new Error(`There is no ${BUILD}: npm test builds it.`);
    const pseudo = new PseudoVisit(visit);
    await visit.page.addInitScript(speakPseudo);
    await visit.page.route(
      (url) => !url.pathname.startsWith('/api/'),
      (route) => {
        const file = path.join(BUILD, new URL(route.request().url()).pathname);
        const isFile = path.extname(file) !== '' && existsSync(file);
        return route.fulfill({ path: isFile ? file : path.join(BUILD, 'index.html') });
      },
    );
    await visit.page.route(
      (url) => url.pathname.startsWith('/api/'),
      async (route) => {
        const response = await route.fetch();
        if (response.headers()['content-type']?.includes('json')) pseudo.learn(await response.json());
        await route.fulfill({ response });
      },
    );
    await visit.page.reload();
    await visit.settled();
    return pseudo;
  }

  /** What nobody could translate: text outside the brackets that is no data. */
  async untranslated(): Promise<string[]> {
    const data = [...this.data].sort((a, b) => b.length - a.length);
    const texts = await this.visit.page.evaluate(visibleTexts);
    return texts.filter((text) => {
      let rest = text.replace(/⟦[^⟧]*⟧/g, ' ').replace(CURRENCY, ' ');
      if (!/\p{L}{2}/u.test(rest)) return false;
      for (const value of data) rest = rest.replaceAll(value, ' ');
      return /\p{L}{2}/u.test(rest.replace(PLATFORM, ' '));
    });
  }

  /** Every text of an answer, whatever it is called. */
  private learn(body: unknown): void {
    if (typeof body === 'string') {
      if (body.length > 1 && !WORD_OF_API.test(body)) this.data.add(body).add(withDates(body));
      if (PERSON.test(body)) this.data.add(body.split(' ')[0]!);
    } else if (body && typeof body === 'object') {
      for (const value of Object.values(body)) this.learn(value);
    }
  }
}
