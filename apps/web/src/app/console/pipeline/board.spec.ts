import type { PipelineCardDto } from '#libs/api-client/models/pipeline-card-dto';
import type { PipelineDto } from '#libs/api-client/models/pipeline-dto';

import { cardBeside, find, moved, placeAt, placeBeside, placeOf, renewed } from './board';

const card = (id: string, over: Partial<PipelineCardDto> = {}): PipelineCardDto => ({
  ...{ id, name: id, company: 'Fernhill', ownerName: 'Ada', version: 1 },
  ...{ value: '100.00', currency: 'EUR', probability: null, expectedClose: null },
  ...over,
});
const BOARD: PipelineDto = {
  isWhole: true,
  columns: [
    {
      ...{ id: 'talk', name: 'First talk', kind: 'open', probability: 10 },
      cards: [card('a'), card('b', { value: '33.33', probability: 50 }), card('c', { currency: 'USD' })],
      totals: [
        { currency: 'EUR', count: 2, value: '133.33', weighted: '26.67' },
        { currency: 'USD', count: 1, value: '100.00', weighted: '10.00' },
      ],
    },
    {
      ...{ id: 'offer', name: 'Proposal', kind: 'open', probability: 50 },
      cards: [card('d')],
      totals: [{ currency: 'EUR', count: 1, value: '100.00', weighted: '50.00' }],
    },
    { id: 'won', name: 'Won', kind: 'won', probability: 100, cards: [], totals: [] },
  ],
};
const names = (board: PipelineDto) => board.columns.map(({ cards }) => cards.map(({ id }) => id).join(''));
const totals = (board: PipelineDto, at: number) =>
  board.columns[at]!.totals.map(({ currency, count, value, weighted }) =>
    [currency, count, value, weighted].join(' '),
  );

describe('a board', () => {
  it('moves a card with its figures, weighted by the stage that it arrives in', () => {
    const after = moved(BOARD, 'a', { stageId: 'offer', beforeId: 'd' });
    expect(names(after)).toEqual(['bc', 'ad', '']);
    expect(totals(after, 0)).toEqual(['EUR 1 33.33 16.67', 'USD 1 100.00 10.00']);
    expect(totals(after, 1)).toEqual(['EUR 2 200.00 100.00']);
  });

  it('keeps a chance of its own, but for what is won', () => {
    expect(totals(moved(BOARD, 'b', { stageId: 'offer', beforeId: null }), 1)).toEqual([
      'EUR 2 133.33 66.67',
    ]);
    expect(totals(moved(BOARD, 'b', { stageId: 'won', beforeId: null }), 2)).toEqual(['EUR 1 33.33 33.33']);
  });

  it('forgets a currency that has left a stage', () => {
    expect(totals(moved(BOARD, 'c', { stageId: 'offer', beforeId: null }), 0)).toEqual([
      'EUR 2 133.33 26.67',
    ]);
  });

  it('is as before when a card goes back where it was', () => {
    const from = placeOf(find(BOARD, 'b')!);
    const there = moved(BOARD, 'b', { stageId: 'won', beforeId: null });
    expect(names(moved(there, 'b', from))).toEqual(names(BOARD));
    expect(totals(moved(there, 'b', from), 0).sort()).toEqual(totals(BOARD, 0).sort());
  });

  it('changes order without changing figures', () => {
    const after = moved(BOARD, 'c', { stageId: 'talk', beforeId: 'a' });
    expect(names(after)).toEqual(['cab', 'd', '']);
    expect(totals(after, 0).sort()).toEqual(totals(BOARD, 0).sort());
  });

  it.each([
    ['a', 'ArrowUp', null],
    ['b', 'ArrowUp', { stageId: 'talk', beforeId: 'a' }],
    ['a', 'ArrowDown', { stageId: 'talk', beforeId: 'c' }],
    ['b', 'ArrowDown', { stageId: 'talk', beforeId: null }],
    ['c', 'ArrowDown', null],
    ['a', 'ArrowLeft', null],
    ['a', 'ArrowRight', { stageId: 'offer', beforeId: 'd' }],
    ['c', 'ArrowRight', { stageId: 'offer', beforeId: null }],
  ])('takes %s by %s to %j', (id, arrow, place) => {
    expect(placeBeside(BOARD, id, arrow)).toEqual(place);
  });

  it.each([
    ['b', 'ArrowUp', 'a'],
    ['c', 'ArrowRight', 'd'],
    ['d', 'ArrowLeft', 'a'],
    ['d', 'ArrowRight', undefined],
  ])('leads from %s by %s to %s', (id, arrow, to) => {
    expect(cardBeside(BOARD, id, arrow)).toBe(to);
  });

  it('counts places among the other cards, and learns versions', () => {
    expect(placeAt(BOARD.columns[0]!, 1, 'a')).toEqual({ stageId: 'talk', beforeId: 'c' });
    expect(find(renewed(BOARD, 'd', 7), 'd')!.card.version).toBe(7);
  });
});
