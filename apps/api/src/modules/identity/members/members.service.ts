import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type { ListMembersQuery, MemberDto } from './dto/member.dto.js';
import { MEMBER_LIST } from './members.queries.js';

@Injectable()
export class MembersService {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext, { q, status, ...page }: ListMembersQuery): Promise<Page<MemberDto>> {
    return this.database.page<MemberDto>(ctx, MEMBER_LIST, page, { q: q && contains(q), status });
  }
}
