import {
  CAMPAIGN_CHANNELS,
  CAMPAIGN_STATUSES,
  type CampaignChannel,
  type CampaignStatus,
} from '#libs/contracts';
import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** What a firm does to become known, so that it sees what came of it. */
@TenantTable('campaigns')
@ForeignKey('Currency', ['currency'], ['code'])
@References('Membership', 'ownerId')
@Unique('uq_campaigns_name', ['firmId', 'name'])
@Index(['firmId', 'createdAt', 'id'])
@Index(['firmId', 'ownerId'])
@Check('ck_campaigns_channel', oneOf('channel', CAMPAIGN_CHANNELS))
@Check('ck_campaigns_status', oneOf('status', CAMPAIGN_STATUSES))
@Check('ck_campaigns_dates', 'ends_on >= starts_on')
@Check('ck_campaigns_money', 'budget >= 0 AND cost >= 0')
export class Campaign extends Aggregate {
  @Column('text')
  name!: string;

  @Column('text')
  channel!: CampaignChannel;

  @Column('date', { nullable: true })
  startsOn!: string | null;

  @Column('date', { nullable: true })
  endsOn!: string | null;

  /** What it may cost. */
  @Column('numeric', { default: 0 })
  budget!: string;

  /** What it did cost so far. */
  @Column('numeric', { default: 0 })
  cost!: string;

  @Column('text')
  currency!: string;

  @Column('text', { default: 'planned' })
  status!: CampaignStatus;

  @Column('uuid')
  ownerId!: string;

  @Column('text', { default: '' })
  note!: string;
}
