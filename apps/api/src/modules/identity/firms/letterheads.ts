import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { RequestContext } from '../../../platform/context/request-context.js';
import type { Letterhead } from '../../../platform/pdf/letter.js';
import { Database } from '../../../platform/persistence/database.js';
import { StoredImages } from '../images/stored-images.js';

const FIRM = `SELECT name, address, email, phone, tax_id AS "taxId", accent FROM firms WHERE id = $1`;

type FirmRow = Record<'name' | 'address' | 'email' | 'phone' | 'taxId' | 'accent', string>;

/** What papers of the firm begin with, as its settings are now. */
@Injectable()
export class Letterheads {
  constructor(
    private readonly database: Database,
    private readonly images: StoredImages,
  ) {}

  async of(ctx: RequestContext): Promise<Letterhead> {
    const row = (await this.database.one<FirmRow>(ctx, FIRM, [ctx.firmId]))!;
    const { name, address, email, phone, taxId, accent } = row;
    return {
      firm: {
        ...{ name, taxId, accent, contact: [email, phone].filter(Boolean).join('  ·  ') },
        addressLines: address.split(/\r?\n/).map((line) => line.trim()),
      },
      logo: await this.images.logo(ctx),
      date: today(ctx.firm.timeZone),
      locale: ctx.firm.locale,
    };
  }
}
