import type { LineContent, SectionContent } from './content.js';
import { differenceOf } from './difference.js';

const section = (key: string, body = ''): SectionContent => ({ key, title: `Section ${key}`, body });
const line = (key: string, amount: string): LineContent => ({
  ...{ key, title: `Line ${key}`, description: '', model: 'fixed', isOptional: false, taxCode: null, amount },
});
const version = (terms: object, sections: SectionContent[] = [], lines: LineContent[] = []) => ({
  ...{ terms: terms as Record<string, unknown>, sections, lines },
});

describe('the difference between two versions', () => {
  it('is none between equals', () => {
    const one = version({ title: 'A' }, [section('a')], [line('x', '1')]);
    expect(differenceOf(one, structuredClone(one))).toEqual([]);
  });

  it('names terms, and what was added, changed, moved and removed', () => {
    const before = version(
      { title: 'A', validUntil: '2026-12-01' },
      [section('a'), section('b'), section('c')],
      [line('x', '1'), line('y', '2')],
    );
    const after = version(
      { title: 'A', validUntil: '2026-12-24' },
      [section('b'), section('a', '<p>New</p>')],
      [line('x', '3'), line('z', '2')],
    );
    const found = differenceOf(before, after);
    expect(found.map(({ part, kind, key }) => `${part} ${key} ${kind}`)).toEqual([
      'terms  changed',
      'section b moved',
      'section a changed',
      'section c removed',
      'line x changed',
      'line z added',
      'line y removed',
    ]);
    expect(found[0]!.fields).toEqual([{ field: 'validUntil', before: '2026-12-01', after: '2026-12-24' }]);
    expect(found[4]!.fields).toEqual([{ field: 'amount', before: '1', after: '3' }]);
  });
});
