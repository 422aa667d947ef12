import { TAG_COLOURS, type TagColour } from '#libs/contracts';
import { Check, Column, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A word that the firm sorts its clients by. */
@TenantTable('client_tags')
@Unique(['firmId', 'name'])
@Check('ck_client_tags_colour', oneOf('colour', TAG_COLOURS))
export class ClientTag extends Aggregate {
  @Column('text')
  name!: string;

  @Column('text')
  colour!: TagColour;
}

@TenantTable('client_taggings')
@References('Client', 'clientId', 'CASCADE')
@References('ClientTag', 'tagId', 'CASCADE')
@Index(['firmId', 'tagId'])
export class ClientTagging {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  clientId!: string;

  @PrimaryColumn('uuid')
  tagId!: string;
}
