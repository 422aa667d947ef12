import { TAX_CATEGORIES, type TaxCategory } from '#libs/contracts';
import { Check, Column, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A rate in force from a date until the code's next one. Periods cannot overlap: they have no end of their own. */
@TenantTable('tax_rates')
@Unique(['firmId', 'code', 'validFrom'])
@Check('ck_tax_rates_category', oneOf('category', TAX_CATEGORIES))
@Check('ck_tax_rates_percent', 'percent >= 0 AND percent < 100')
export class TaxRate extends Aggregate {
  /** As `standard`: what an invoice asks for by date. */
  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  category!: TaxCategory;

  @Column('numeric')
  percent!: string;

  @Column('date')
  validFrom!: string;
}
