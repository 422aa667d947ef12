import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { LIMITS } from '#libs/contracts';

/** What every list takes. A list declares its own filters and sorts beside it; nothing else is accepted. */
export class PageQuery {
  @ApiProperty({ type: 'integer', minimum: 1, default: 1, required: false })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page = 1;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: LIMITS.perPageMax,
    default: LIMITS.perPageDefault,
    required: false,
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.perPageMax)
  perPage: number = LIMITS.perPageDefault;

  @ApiProperty({ type: 'string', required: false, description: 'Free text to look for' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  q?: string;
}

export interface Page<Row> {
  items: Row[];
  /** Counted up to 10,000; beyond that `totalIsExact` is false. */
  total: number;
  totalIsExact: boolean;
  page: number;
  perPage: number;
}

/** The base class of `XPageDto`s: `class ClientPageDto extends pageOf(ClientRowDto) {}`. */
export function pageOf<Row>(row: new () => Row) {
  abstract class PageDto implements Page<Row> {
    @ApiProperty({ type: [row] })
    items!: Row[];
    @ApiProperty({ type: 'integer', description: 'Counted up to 10,000; beyond that totalIsExact is false.' })
    total!: number;
    @ApiProperty()
    totalIsExact!: boolean;
    @ApiProperty({ type: 'integer' })
    page!: number;
    @ApiProperty({ type: 'integer' })
    perPage!: number;
  }
  return PageDto;
}

/**
 * A list in SQL. Every part sees the firm as $1. Filters add a condition each: the function gets the
 * placeholder of its value. Sorts are SQL by key; `-key` turns the direction; the last tiebreak keeps pages
 * stable.
 */
export interface ListSpec {
  select: string;
  /** The rows that `where` and `filters` choose from, and all that the count reads. */
  from: string;
  /** Joins that only `select` and `sorts` read. Each must find exactly one row, or be a left join on a key. */
  names?: string;
  /** Conditions that always hold, the firm's among them: `t.firm_id = $1`. */
  where: string;
  filters?: Readonly<Record<string, (placeholder: string) => string>>;
  sorts: Readonly<Record<string, string>>;
  /** Sorts whose value may be null: those rows stand last. Named, because no index serves DESC NULLS LAST. */
  nullable?: readonly string[];
  defaultSort: string;
  tiebreak: string;
}

/** Values by filter name; undefined ones do not apply. */
export type FilterValues = Readonly<Record<string, unknown>>;

const INNER_LIMIT = LIMITS.countCap + 1;

export function listSql(
  spec: ListSpec,
  values: FilterValues,
  page: { page: number; perPage: number; sort?: string },
  firmId: string,
) {
  const args: unknown[] = [firmId];
  const where = `WHERE ${[spec.where, ...conditionsOf(spec.filters ?? {}, values, args)].join(' AND ')}`;
  const countArgs = [...args];
  const order = `${orderOf(spec, page.sort ?? spec.defaultSort)}, ${spec.tiebreak}`;
  const limit = `LIMIT $${args.push(page.perPage)} OFFSET $${args.push((page.page - 1) * page.perPage)}`;
  return {
    rows: {
      text: `SELECT ${spec.select} FROM ${spec.from} ${spec.names ?? ''} ${where} ORDER BY ${order} ${limit}`,
      values: args,
    },
    count: {
      text: `SELECT count(*) AS total FROM (SELECT 1 FROM ${spec.from} ${where} LIMIT ${INNER_LIMIT}) counted`,
      values: countArgs,
    },
  };
}

/** The conditions of the filters that apply; their values are put behind `args`. */
export function conditionsOf(
  filters: NonNullable<ListSpec['filters']>,
  values: FilterValues,
  args: unknown[],
): string[] {
  return Object.entries(filters).flatMap(([name, condition]) =>
    values[name] === undefined ? [] : [condition(`$${args.push(values[name])}`)],
  );
}

function orderOf(spec: ListSpec, sort: string): string {
  const [key, direction] = sort.startsWith('-') ? [sort.slice(1), 'DESC'] : [sort, 'ASC'];
  const column = spec.sorts[key];
  if (!column) throw new Error(`No sort ${key}.`); // the DTO's @SortKeys refuses it first
  return `${column} ${direction}${direction === 'DESC' && spec.nullable?.includes(key) ? ' NULLS LAST' : ''}`;
}

/** `@IsIn(sortKeys(SPEC))`: every declared sort, both ways. */
export const sortKeys = (spec: { sorts: Readonly<Record<string, string>> }): string[] =>
  Object.keys(spec.sorts).flatMap((key) => [key, `-${key}`]);

/** For `ILIKE`: the text itself, wherever it stands; wildcards in it mean nothing. */
export const contains = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
