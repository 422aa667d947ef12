import { Check, Column, ForeignKey, Unique } from 'typeorm';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';

/** A user with access to one client of the firm. */
@TenantTable('portal_users')
@References('Client', 'clientId')
@ForeignKey('User', ['userId'], ['id'])
@Unique(['firmId', 'clientId', 'userId'])
@Check('ck_portal_users_status', `status IN ('active', 'deactivated')`)
export class PortalUser extends Aggregate {
  @Column('uuid')
  clientId!: string;

  @Column('uuid')
  userId!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: 'active' })
  status!: string;
}
