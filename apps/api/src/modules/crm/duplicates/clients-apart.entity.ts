import { Check, Index, PrimaryColumn } from 'typeorm';
import { References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** Two clients of which somebody said that they are not the same. */
@TenantTable('clients_apart')
@References('Client', 'firstId', 'CASCADE')
@References('Client', 'secondId', 'CASCADE')
@Index(['firmId', 'secondId'])
@Check('ck_clients_apart_order', 'first_id < second_id')
export class ClientsApart {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  firstId!: string;

  @PrimaryColumn('uuid')
  secondId!: string;
}
