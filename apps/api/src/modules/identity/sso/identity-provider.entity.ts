import { SSO_PRESETS, type SsoPreset } from '#libs/contracts';
import { Check, Column, CreateDateColumn, Index, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A place (OpenID Connect) whose accounts sign people in to the firm. Its issuer never changes: accounts hang on it. */
@TenantTable('identity_providers')
@Unique(['firmId', 'issuer'])
@Check('ck_identity_providers_preset', oneOf('preset', SSO_PRESETS))
@Check('ck_identity_providers_enabled', `NOT enabled OR (application_id <> '' AND sealed_secret IS NOT NULL)`)
export class IdentityProvider extends Aggregate {
  /** On the button. */
  @Column('text')
  name!: string;

  @Column('text')
  preset!: SsoPreset;

  @Column('text')
  issuer!: string;

  /** What we are called there; empty until somebody registered us. */
  @Column('text', { default: '' })
  applicationId!: string;

  /** By the vault. */
  @Column('text', { nullable: true })
  sealedSecret!: string | null;

  @Column('boolean', { default: false })
  enabled!: boolean;

  /** Whether the firm takes its word for a second factor too. */
  @Column('boolean', { default: false })
  isSecondFactor!: boolean;

  /** Accounts need a confirmed address in one of them; empty for any. */
  @Column('text', { array: true, default: '{}' })
  emailDomains!: string[];
}

/** A member's account at a provider, known by the provider's own name for it and by no address. */
@TenantTable('external_identities')
@References('IdentityProvider', 'providerId', 'CASCADE')
@References('Membership', 'membershipId', 'CASCADE')
@Unique(['firmId', 'providerId', 'subject'])
@Unique(['firmId', 'providerId', 'membershipId'])
@Index(['firmId', 'membershipId'])
export class ExternalIdentity extends TenantRow {
  @Column('uuid')
  providerId!: string;

  @Column('uuid')
  membershipId!: string;

  @Column('text')
  subject!: string;

  /** As the provider said when it was linked, for people to know it by; empty when it said nothing. */
  @Column('text', { default: '' })
  email!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
