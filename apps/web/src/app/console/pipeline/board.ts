import type { PipelineCardDto } from '#libs/api-client/models/pipeline-card-dto';
import type { PipelineColumnDto } from '#libs/api-client/models/pipeline-column-dto';
import type { PipelineDto } from '#libs/api-client/models/pipeline-dto';
import type { PipelineTotalDto } from '#libs/api-client/models/pipeline-total-dto';
import { add, percentOf, subtract } from '#libs/money';

/** Where a card stands or shall stand: above another one, or last. */
export interface Place {
  readonly stageId: string;
  readonly beforeId: string | null;
}

export interface Found {
  readonly column: PipelineColumnDto;
  readonly card: PipelineCardDto;
  /** from 0 */
  readonly at: number;
}

export function find(board: PipelineDto, id: string): Found | undefined {
  for (const column of board.columns) {
    const at = column.cards.findIndex((card) => card.id === id);
    if (at >= 0) return { column, card: column.cards[at]!, at };
  }
  return undefined;
}

export const placeOf = ({ column, at }: Found): Place => ({
  stageId: column.id,
  beforeId: column.cards[at + 1]?.id ?? null,
});

/** The place at that index among the column's other cards. */
export function placeAt({ id: stageId, cards }: PipelineColumnDto, index: number, cardId: string): Place {
  const others = cards.filter(({ id }) => id !== cardId);
  return { stageId, beforeId: others[index]?.id ?? null };
}

/** The board with the card at its new place, and the totals of both stages moved with it. */
export function moved(board: PipelineDto, id: string, to: Place): PipelineDto {
  const found = find(board, id);
  if (!found) return board;
  const { card, column: from } = found;
  const columns = board.columns.map((column) => {
    const cards = column.id === from.id ? column.cards.filter((one) => one.id !== id) : column.cards;
    const arrives = column.id === to.stageId;
    if (!arrives && column.id !== from.id) return column;
    const left = column.id === from.id ? withoutCard(column, card) : column.totals;
    return {
      ...column,
      cards: arrives ? inserted(cards, card, to.beforeId) : cards,
      totals: arrives ? withCard({ ...column, totals: left }, card) : left,
    };
  });
  return { ...board, columns };
}

/** The board with what the server says about the card. */
export const renewed = (board: PipelineDto, id: string, version: number): PipelineDto => ({
  ...board,
  columns: board.columns.map((column) =>
    column.cards.some((card) => card.id === id)
      ? { ...column, cards: column.cards.map((card) => (card.id === id ? { ...card, version } : card)) }
      : column,
  ),
});

/** Where an arrow takes the card: up or down in its stage, or to the same height of the one beside it. */
export function placeBeside(board: PipelineDto, id: string, arrow: string): Place | null {
  const found = find(board, id);
  if (!found) return null;
  const { column, at } = found;
  if (arrow === 'ArrowUp') return at > 0 ? placeAt(column, at - 1, id) : null;
  if (arrow === 'ArrowDown') return at < column.cards.length - 1 ? placeAt(column, at + 1, id) : null;
  const beside = besides(board, column, arrow);
  return beside ? placeAt(beside, at, id) : null;
}

/** The card that an arrow leads to from another one. */
export function cardBeside(board: PipelineDto, id: string, arrow: string): string | undefined {
  const found = find(board, id);
  if (!found) return undefined;
  const { column, at } = found;
  if (arrow === 'ArrowUp') return column.cards[at - 1]?.id;
  if (arrow === 'ArrowDown') return column.cards[at + 1]?.id;
  const cards = besides(board, column, arrow)?.cards ?? [];
  return (cards[at] ?? cards.at(-1))?.id;
}

/** In percent: an end has its stage's, an open prospect its own before the stage's. */
export const chanceOf = (
  { kind, probability }: Pick<PipelineColumnDto, 'kind' | 'probability'>,
  card: Pick<PipelineCardDto, 'probability'>,
): number => (kind === 'open' ? (card.probability ?? probability) : probability);

function besides({ columns }: PipelineDto, column: PipelineColumnDto, arrow: string) {
  const step = arrow === 'ArrowLeft' ? -1 : arrow === 'ArrowRight' ? 1 : 0;
  return step ? columns[columns.indexOf(column) + step] : undefined;
}

function inserted(cards: readonly PipelineCardDto[], card: PipelineCardDto, beforeId: string | null) {
  const index = cards.findIndex(({ id }) => id === beforeId);
  return index < 0 ? [...cards, card] : [...cards.slice(0, index), card, ...cards.slice(index)];
}

const weightedOf = (column: PipelineColumnDto, card: PipelineCardDto): string =>
  percentOf(card.value, String(chanceOf(column, card)), card.currency);

function withCard(column: PipelineColumnDto, card: PipelineCardDto): PipelineTotalDto[] {
  const { currency, value } = card;
  const weighted = weightedOf(column, card);
  const known = column.totals.some((total) => total.currency === currency);
  if (!known) return [...column.totals, { currency, count: 1, value, weighted }];
  return column.totals.map((total) =>
    total.currency === currency
      ? {
          currency,
          count: total.count + 1,
          value: add(total.value, value),
          weighted: add(total.weighted, weighted),
        }
      : total,
  );
}

function withoutCard(column: PipelineColumnDto, card: PipelineCardDto): PipelineTotalDto[] {
  const { currency, value } = card;
  return column.totals
    .map((total) =>
      total.currency === currency
        ? {
            currency,
            count: total.count - 1,
            value: subtract(total.value, value),
            weighted: subtract(total.weighted, weightedOf(column, card)),
          }
        : total,
    )
    .filter(({ count }) => count > 0);
}
