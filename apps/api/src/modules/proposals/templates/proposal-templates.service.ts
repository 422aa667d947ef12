import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { linesOf, sectionsOf } from '../blocks.js';
import { checkLines } from '../line-rules.js';
import type {
  CreateProposalTemplateDto,
  ListProposalTemplatesQuery,
  ProposalTemplateDto,
  ProposalTemplateRowDto,
  UpdateProposalTemplateDto,
} from './proposal-template.dto.js';
import { ProposalTemplate } from './proposal-template.entity.js';
import { TEMPLATE, TEMPLATE_LIST } from './proposal-templates.queries.js';

/** What proposals start from. Prices are in no currency until a proposal takes them. */
@Injectable()
export class ProposalTemplatesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(
    ctx: RequestContext,
    { q, ...page }: ListProposalTemplatesQuery,
  ): Promise<Page<ProposalTemplateRowDto>> {
    return this.database.page(ctx, TEMPLATE_LIST, page, { q: q && contains(q) });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ProposalTemplateDto> {
    const template = await this.database.one<ProposalTemplateDto & Record<string, unknown>>(ctx, TEMPLATE, [
      ...[ctx.firmId, id],
    ]);
    if (!template) throw notFound('template');
    return template;
  }

  /** @throws 409 when the name is taken, 422 */
  async create(
    ctx: RequestContext,
    { name, description, ...blocks }: CreateProposalTemplateDto,
  ): Promise<ProposalTemplateDto> {
    const template = await this.repo(ctx).insert({ name, description, ...contentOf(ctx, blocks) });
    await this.record(ctx, 'created', null, template);
    return this.get(ctx, template.id);
  }

  /** @throws 404, 409 when the name is taken, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { name, description, ...blocks }: UpdateProposalTemplateDto,
  ): Promise<ProposalTemplateDto> {
    const before = await this.repo(ctx).lockVersion(id, version);
    const after = await this.repo(ctx).update(id, { name, description, ...contentOf(ctx, blocks) });
    await this.record(ctx, 'updated', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 412 */
  async delete(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.repo(ctx).lockVersion(id, version);
    await this.repo(ctx).delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  private repo(ctx: RequestContext) {
    return this.database.repo(ctx, ProposalTemplate);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    before: ProposalTemplate | null,
    after: ProposalTemplate | null,
  ): Promise<void> {
    const { id, name } = (after ?? before)!;
    const object = { objectType: 'proposal_template', objectId: id, objectLabel: name };
    return this.audit.record(ctx, {
      ...{ action: `proposal_template.${deed}`, ...object },
      ...{ before: said(before), after: said(after) },
    });
  }
}

type Blocks = Pick<CreateProposalTemplateDto, 'sections' | 'lines'>;

/** @throws 422; amounts are those of the firm's own currency until somebody says another */
function contentOf(ctx: RequestContext, { sections, lines }: Blocks) {
  const kept = { sections: sections && sectionsOf(sections), lines: lines && linesOf(lines) };
  if (kept.lines) checkLines(kept.lines, ctx.firm.baseCurrency);
  return kept;
}

/** What the record says: by what it is made of, and not every word. */
const said = (template: ProposalTemplate | null): object | null =>
  template && {
    ...{ name: template.name, description: template.description },
    sections: template.sections.map(({ title }) => title),
    lines: template.lines.map(({ title }) => title),
  };
