import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A firm agrees that a login which it relies on loses its second factors. Holds for a week, or until one is given. */
@Entity('factor_reset_consents')
@ForeignKey('User', ['userId'], ['id'], { onDelete: 'CASCADE' })
@ForeignKey('Firm', ['firmId'], ['id'], { onDelete: 'CASCADE' })
export class FactorResetConsent {
  @PrimaryColumn('uuid')
  userId!: string;

  @PrimaryColumn('uuid')
  firmId!: string;

  @Column('timestamptz', { default: () => 'now()' })
  givenAt!: Date;
}
