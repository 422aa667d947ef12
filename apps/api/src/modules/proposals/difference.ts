import type { DifferenceKind, DifferencePart } from '#libs/contracts';
import type { LineContent, SectionContent } from './content.js';

/** One thing that differs between two versions. */
export interface Difference {
  part: DifferencePart;
  kind: DifferenceKind;
  /** Of a section or line; empty for the terms. */
  key: string;
  /** Of the section or line, as the newer version has it; empty for the terms. */
  title: string;
  /** What changed in it; empty for one that was added, removed or moved. */
  fields: { field: string; before: string; after: string }[];
}

export interface Comparable {
  terms: Readonly<Record<string, unknown>>;
  sections: readonly SectionContent[];
  lines: readonly LineContent[];
}

/** What one who knows `before` has to read in `after`: terms, then text and price lines in the order of the newer one. */
export function differenceOf(before: Comparable, after: Comparable): Difference[] {
  const terms = fieldsOf(before.terms, after.terms);
  return [
    ...(terms.length ? [{ part: 'terms', kind: 'changed', key: '', title: '', fields: terms } as const] : []),
    ...between('section', before.sections, after.sections),
    ...between('line', before.lines, after.lines),
  ];
}

interface Keyed {
  key: string;
  title: string;
}

function between(part: DifferencePart, before: readonly Keyed[], after: readonly Keyed[]): Difference[] {
  const old = new Map(before.map((one) => [one.key, one]));
  const stayed = before.filter(({ key }) => after.some((one) => one.key === key)).map(({ key }) => key);
  const order = after.filter(({ key }) => old.has(key)).map(({ key }) => key);
  const said = (
    kind: DifferenceKind,
    { key, title }: Keyed,
    fields: Difference['fields'] = [],
  ): Difference => ({
    ...{ part, kind, key, title, fields },
  });
  return [
    ...after.flatMap((one) => {
      const was = old.get(one.key);
      if (!was) return [said('added', one)];
      const fields = fieldsOf(was, one);
      if (fields.length) return [said('changed', one, fields)];
      return order.indexOf(one.key) === stayed.indexOf(one.key) ? [] : [said('moved', one)];
    }),
    ...before.filter(({ key }) => !after.some((one) => one.key === key)).map((one) => said('removed', one)),
  ];
}

function fieldsOf(before: object, after: object): Difference['fields'] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: textOf(was.get(field)), after: textOf(is.get(field)) }))
    .filter(({ before: old, after: now }) => old !== now);
}

/** A value as text; empty for none. The parts of a line stand under each other. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value
      .map((part) =>
        Object.values(part as object)
          .map(textOf)
          .join(' · '),
      )
      .join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
