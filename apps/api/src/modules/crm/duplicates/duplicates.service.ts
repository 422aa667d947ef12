import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { can, type RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { DuplicateDto, DuplicatesQuery } from './dto/duplicate.dto.js';
import { DUPLICATES } from './duplicates.queries.js';
import { matchKeys } from './match-keys.js';

@Injectable()
export class DuplicatesService {
  constructor(private readonly database: Database) {}

  /** Who may be the same by company, address, mail or web domain, phone or tax id, the surest first; at most eight. */
  async find(
    ctx: RequestContext,
    { leadId, prospectId, clientId, ...typed }: DuplicatesQuery,
  ): Promise<DuplicateDto[]> {
    const { company, email, hosts, phone, taxes } = matchKeys(typed);
    if (!company && !email && !phone && !hosts.length && !taxes.length) return [];
    const self = [leadId, prospectId, clientId].filter((id) => id !== undefined);
    const values = [ctx.firmId, company, email, hosts, phone, taxes, self, can(ctx, P.ClientRead)];
    return this.database.query<DuplicateDto>(ctx, DUPLICATES, values);
  }
}
