import {
  CreateDateColumn,
  Entity,
  ForeignKey,
  PrimaryColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';

/** A table of a firm's rows: the firm leads the key, and `firm_id` points at the firm. */
export function TenantTable(name: string): ClassDecorator {
  return (target) => {
    Entity(name)(target);
    ForeignKey('Firm', ['firmId'], ['id'])(target);
  };
}

/** A reference inside the firm: `(firm_id, column) -> (firm_id, id)`. */
export function References(
  entity: string,
  column: string,
  onDelete: 'NO ACTION' | 'CASCADE' | 'SET NULL' = 'NO ACTION',
): ClassDecorator {
  return ForeignKey(entity, ['firmId', column], ['firmId', 'id'], { onDelete });
}

export abstract class TenantRow {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  id!: string;
}

/** What people edit: versioned for If-Match, with its times. */
export abstract class Aggregate extends TenantRow {
  @VersionColumn({ default: 1 })
  version!: number;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
