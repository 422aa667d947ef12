import type { ObjectLiteral, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { v7 as uuidv7 } from 'uuid';
import { notFound, staleVersion } from '../errors/domain-error.js';
import type { FirmTx } from '../context/request-context.js';

/** Equality, a list (any of), or null. Everything richer is SQL in a `*.queries.ts`. */
export type Where<E> = { [K in keyof E]?: E[K] | readonly E[K][] | null };
export type Draft<E> = { [K in keyof E]?: E[K] | null };

/**
 * The only door to a firm's rows for writes: bound to the context's transaction, adds the firm to every
 * where and insert, refuses one that names another firm, and bumps `version` and `updatedAt` by itself.
 */
export class Repo<E extends ObjectLiteral> {
  constructor(
    private readonly ctx: FirmTx,
    private readonly metadata: EntityMetadata,
  ) {}

  async find(where: Where<E> = {}, orderBy?: keyof E & string): Promise<E[]> {
    const { sql, values } = this.where(where);
    const order = orderBy ? ` ORDER BY ${this.column(orderBy)}` : '';
    return this.rows(`SELECT ${this.columns()} FROM ${this.table} WHERE ${sql}${order}`, values);
  }

  async findOne(where: Where<E>): Promise<E | undefined> {
    const { sql, values } = this.where(where);
    return (await this.rows(`SELECT ${this.columns()} FROM ${this.table} WHERE ${sql} LIMIT 1`, values))[0];
  }

  /** @throws 404 when the firm has no such row. */
  async getOrFail(id: string): Promise<E> {
    return (await this.findOne(this.byId(id))) ?? this.missing();
  }

  /** Reads the row and holds its lock until the transaction ends. @throws 404 */
  async lockOrFail(id: string): Promise<E> {
    const { sql, values } = this.where(this.byId(id));
    return (
      (await this.rows(`SELECT ${this.columns()} FROM ${this.table} WHERE ${sql} FOR UPDATE`, values))[0] ??
      this.missing()
    );
  }

  /** Locks the row and compares the version that the caller saw. @throws 404, 412 */
  async lockVersion(id: string, version: number): Promise<E> {
    const row = await this.lockOrFail(id);
    if (row['version'] !== version) throw staleVersion();
    return row;
  }

  async insert(draft: Draft<E>): Promise<E> {
    return (await this.insertMany([draft]))[0]!;
  }

  /** Inserts without reading back, for rows that the actor may write but not see. */
  async append(draft: Draft<E>): Promise<void> {
    const { text, values } = this.insertion([draft]);
    await this.ctx.tx.run(text, values);
  }

  /** One statement for all rows; every draft must set the same properties. */
  async insertMany(drafts: readonly Draft<E>[]): Promise<E[]> {
    if (!drafts.length) return [];
    const { text, values } = this.insertion(drafts);
    return this.rows(`${text} RETURNING ${this.columns()}`, values, drafts.length === 1);
  }

  private insertion(drafts: readonly Draft<E>[]): { text: string; values: unknown[] } {
    const rows = drafts.map((draft) => this.withKeys(draft));
    const columns = this.metadata.columns.filter((c) => rows[0]![c.propertyName] !== undefined);
    const values: unknown[] = [];
    const tuples = rows.map(
      (row) => `(${columns.map((c) => `$${values.push(encode(c, row[c.propertyName]))}`).join(', ')})`,
    );
    return {
      text: `INSERT INTO ${this.table} (${columns.map((c) => c.databaseName).join(', ')}) VALUES ${tuples.join(', ')}`,
      values,
    };
  }

  /** Sets the given properties of one row and returns it as it is now. @throws 404 */
  async update(id: string, changes: Draft<E>): Promise<E> {
    return (await this.updateWhere(this.byId(id), changes))[0] ?? this.missing();
  }

  async updateWhere(where: Where<E>, changes: Draft<E>): Promise<E[]> {
    const set = this.metadata.columns.filter((c) => changes[c.propertyName as keyof E] !== undefined);
    if (set.some((c) => c.isPrimary)) throw new Error('A key never changes.');
    const values: unknown[] = [];
    const assignments = set.map(
      (c) => `${c.databaseName} = $${values.push(encode(c, changes[c.propertyName as keyof E]))}`,
    );
    if (this.metadata.versionColumn) assignments.push('version = version + 1');
    if (this.metadata.updateDateColumn) assignments.push('updated_at = now()');
    const { sql } = this.where(where, values);
    return this.rows(
      `UPDATE ${this.table} SET ${assignments.join(', ')} WHERE ${sql} RETURNING ${this.columns()}`,
      values,
    );
  }

  /** Deletes and says how many rows went. */
  async delete(where: Where<E>): Promise<number> {
    const { sql, values } = this.where(where);
    const result = await this.ctx.tx.run(`DELETE FROM ${this.table} WHERE ${sql}`, values);
    return result.rowCount ?? 0;
  }

  async exists(where: Where<E>): Promise<boolean> {
    const { sql, values } = this.where(where);
    return (
      (await this.ctx.tx.run(`SELECT 1 FROM ${this.table} WHERE ${sql} LIMIT 1`, values)).rows.length > 0
    );
  }

  private get table(): string {
    return this.metadata.tableName;
  }

  private byId(id: string): Where<E> {
    return { id } as unknown as Where<E>;
  }

  private withKeys(draft: Draft<E>): ObjectLiteral {
    this.refuseOtherFirm(draft);
    const hasId = this.metadata.primaryColumns.some((c) => c.propertyName === 'id');
    return { ...(hasId ? { id: uuidv7() } : {}), ...draft, firmId: this.ctx.firmId };
  }

  private where(where: Where<E>, values: unknown[] = []): { sql: string; values: unknown[] } {
    this.refuseOtherFirm(where);
    const terms = [`firm_id = $${values.push(this.ctx.firmId)}`];
    for (const [property, value] of Object.entries(where)) {
      if (property === 'firmId' || value === undefined) continue;
      const column = this.column(property);
      if (value === null) terms.push(`${column} IS NULL`);
      else
        terms.push(
          Array.isArray(value)
            ? `${column} = ANY($${values.push(value)})`
            : `${column} = $${values.push(value)}`,
        );
    }
    return { sql: terms.join(' AND '), values };
  }

  private refuseOtherFirm(given: object): void {
    const { firmId } = given as { firmId?: unknown };
    if (firmId !== undefined && firmId !== this.ctx.firmId)
      throw new Error('A query of one firm names another.');
  }

  private column(property: string): string {
    const column = this.metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.metadata.name} has no property ${property}.`);
    return column.databaseName;
  }

  private columns(): string {
    return this.metadata.columns.map((c) => `${c.databaseName} AS "${c.propertyName}"`).join(', ');
  }

  private async rows(text: string, values: unknown[], constant = true): Promise<E[]> {
    const result = constant
      ? await this.ctx.tx.run<E>(text, values)
      : await this.ctx.tx.runOnce<E>(text, values);
    return result.rows.map((row) =>
      Object.assign(
        Object.create(
          this.metadata.target instanceof Function ? (this.metadata.target.prototype as object) : null,
        ) as E,
        row,
      ),
    );
  }

  private missing(): never {
    throw notFound(this.metadata.name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  }
}

function encode(column: ColumnMetadata, value: unknown): unknown {
  return column.type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}
