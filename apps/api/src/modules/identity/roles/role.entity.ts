import type { Permission } from '#libs/contracts';
import { Check, Column, Index } from 'typeorm';
import { Aggregate, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A role that the firm made itself, from the catalogue of rights. */
@TenantTable('roles')
@Index('uq_roles_name', { synchronize: false }) // (firm_id, lower(name)), by its migration
@Check('ck_roles_permissions', 'cardinality(permissions) > 0')
export class CustomRole extends Aggregate {
  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('text', { array: true })
  permissions!: Permission[];
}
