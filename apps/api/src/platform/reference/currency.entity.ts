import { Column, Entity, PrimaryColumn } from 'typeorm';

/** ISO 4217, filled by the migration from libs/money, so that SQL can round by the exponent. */
@Entity('currencies')
export class Currency {
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('int')
  exponent!: number;
}
