import { RATE_LEVELS, type RateLevel } from '#libs/contracts';
import { Check, Column, CreateDateColumn, Exclusion, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantRow, TenantTable } from '../../platform/persistence/tenant-table.js';

/** What hours cost the client, in one currency: the firm's prices, or what a client, engagement or project has instead. */
@TenantTable('rate_cards')
@References('Client', 'clientId', 'CASCADE')
@References('Engagement', 'engagementId', 'CASCADE')
@References('Project', 'projectId', 'CASCADE')
@ForeignKey('Currency', ['currency'], ['code'])
@Unique(['firmId', 'ownerId', 'currency'])
@Check('ck_rate_cards_level', oneOf('level', RATE_LEVELS))
@Check(
  'ck_rate_cards_owner',
  `owner_id = CASE level WHEN 'firm' THEN firm_id WHEN 'client' THEN client_id WHEN 'engagement' THEN engagement_id ELSE project_id END
    AND num_nonnulls(client_id, engagement_id, project_id) = CASE level WHEN 'firm' THEN 0 ELSE 1 END`,
)
export class RateCard extends Aggregate {
  @Column('text')
  level!: RateLevel;

  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('uuid', { nullable: true })
  engagementId!: string | null;

  @Column('uuid', { nullable: true })
  projectId!: string | null;

  /** Whichever of them it is, or the firm: one key finds the cards of all levels. */
  @Column('uuid')
  ownerId!: string;

  @Column('text')
  currency!: string;

  @Column('text', { default: '' })
  name!: string;
}

/**
 * A card's prices from a day to the day before another; they never overlap. What is taken out of a card stays in the
 * table, because invoiced hours say by which line they were priced.
 */
@TenantTable('rate_card_versions')
@References('RateCard', 'cardId', 'CASCADE')
@Index(['firmId', 'cardId'])
@Check('ck_rate_card_versions_period', 'effective_to > effective_from')
@Exclusion(
  'ex_rate_card_versions_period',
  `USING gist (firm_id WITH =, card_id WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (removed_at IS NULL)`,
)
export class RateCardVersion extends TenantRow {
  @Column('uuid')
  cardId!: string;

  /** The first day; null for all days before `effectiveTo`. */
  @Column('date', { nullable: true })
  effectiveFrom!: string | null;

  /** The first day that it no longer holds; null while it has no end. */
  @Column('date', { nullable: true })
  effectiveTo!: string | null;

  @Column('timestamptz', { nullable: true })
  removedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}

/** What an hour of a role, or of a person, costs; of one kind of task alone where one is given. */
@TenantTable('rate_card_lines')
@References('RateCardVersion', 'versionId', 'CASCADE')
@References('Membership', 'membershipId')
@Index(['firmId', 'versionId'])
@Index('uq_rate_card_lines_key', { synchronize: false }) // by who and task, in small letters, by its migration
@Check('ck_rate_card_lines_who', 'num_nonnulls(role, membership_id) = 1')
@Check('ck_rate_card_lines_rate', 'hourly_rate > 0')
export class RateCardLine extends TenantRow {
  @Column('uuid')
  versionId!: string;

  /** A billing role, as `Senior consultant`; not a right. */
  @Column('text', { nullable: true })
  role!: string | null;

  @Column('uuid', { nullable: true })
  membershipId!: string | null;

  /** As entries name their task; empty for all. */
  @Column('text', { default: '' })
  taskType!: string;

  @Column('numeric')
  hourlyRate!: string;

  @Column('timestamptz', { nullable: true })
  removedAt!: Date | null;
}
