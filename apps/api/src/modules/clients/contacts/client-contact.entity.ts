import { CONTACT_ROLES, type ContactRole } from '#libs/contracts';
import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { listOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A person of a client whom the firm talks to. One who signs in to the portal is its portal user as well. */
@TenantTable('client_contacts')
@References('Client', 'clientId', 'CASCADE')
@ForeignKey('PortalUser', ['firmId', 'clientId', 'portalUserId'], ['firmId', 'clientId', 'id'], {
  onDelete: 'SET NULL',
})
@Unique(['firmId', 'portalUserId'])
@Index(['firmId', 'clientId', 'name'])
@Index('uq_client_contacts_main', ['firmId', 'clientId'], { unique: true, where: 'is_main' })
@Index('uq_client_contacts_email', ['firmId', 'clientId', 'email'], { unique: true, where: `email <> ''` })
@Index('ix_client_contacts_match', { synchronize: false }) // as for clients, by its migration
@Check('ck_client_contacts_roles', listOf('roles', CONTACT_ROLES))
export class ClientContact extends Aggregate {
  @Column('uuid')
  clientId!: string;

  @Column('uuid', { nullable: true })
  portalUserId!: string | null;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  jobTitle!: string;

  @Column('text', { default: '' })
  email!: string;

  @Column('text', { default: '' })
  phone!: string;

  @Column('text', { array: true, default: [] })
  roles!: ContactRole[];

  /** Whom one asks first; a client has one at most. */
  @Column('boolean', { default: false })
  isMain!: boolean;
}
