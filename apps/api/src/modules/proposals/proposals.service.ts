import { Injectable } from '@nestjs/common';
import { addDays, today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { can, ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { given } from '../../platform/http/given.js';
import { Audit } from '../../platform/audit/audit.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import { Sequences } from '../../platform/sequences/sequences.js';
import { linesOf, sectionsOf, withNewKeys } from './blocks.js';
import type { LineContent, TaxOfCode } from './content.js';
import { differenceOf } from './difference.js';
import type { ProposalTotalsDto } from './dto/content.dto.js';
import type {
  CountProposalDto,
  CreateProposalDto,
  ProposalDifferenceDto,
  DuplicateProposalDto,
  ListProposalsQuery,
  ProposalDto,
  ProposalRowDto,
  ProposalVersionDto,
  ProposalTaxCodeDto,
  UpdateProposalDto,
} from './dto/proposal.dto.js';
import { checkTerms } from './proposal-terms.js';
import { proposalTotals } from './proposal-totals.js';
import { ProposalVersion } from './proposal-version.entity.js';
import { ProposalVersions } from './proposal-versions.js';
import { Proposal } from './proposal.entity.js';
import { proposalLifecycle } from './proposal.lifecycle.js';
import { notDraft, outForSignature, sentBefore, taxCodeUnknown } from './proposals.errors.js';
import * as sql from './proposals.queries.js';
import { Recipients } from './recipients.js';
import { ProposalTemplate } from './templates/proposal-template.entity.js';

const NUMBERS = 'P-{YYYY}-{seq:4}';
const VALID_DAYS = 30;
const NONE: ReadonlySet<string> = new Set();

/** Writing and reading proposals; `SendProposal` sends them, `DecideProposal` is what the client does. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly sequences: Sequences,
    private readonly recipients: Recipients,
    private readonly versions: ProposalVersions,
  ) {}

  list(
    ctx: RequestContext,
    { q, status, ownerId, clientId, prospectId, ...page }: ListProposalsQuery,
  ): Promise<Page<ProposalRowDto>> {
    const filters = { q: q && contains(q), status, ownerId, clientId, prospectId };
    return this.database.page(ctx, sql.PROPOSAL_LIST, page, filters);
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ProposalDto> {
    type Head = Omit<ProposalDto, 'content' | 'versions' | 'links'>;
    const key = [ctx.firmId, id];
    const head = await this.database.one<Head>(ctx, sql.PROPOSAL, key);
    if (!head) throw notFound('proposal');
    const [content, versions, links] = await Promise.all([
      this.versions.get(ctx, head, head.currentVersion, head.acceptedKeys),
      this.database.query<ProposalDto['versions'][number]>(ctx, sql.VERSIONS, key),
      can(ctx, P.ProposalWrite) ? this.database.query<ProposalDto['links'][number]>(ctx, sql.LINKS, key) : [],
    ]);
    return { ...head, content, versions, links };
  }

  /** One version as it was, or is. @throws 404 */
  async version(ctx: RequestContext, id: string, number: number): Promise<ProposalVersionDto> {
    const head = await this.repo(ctx).getOrFail(id);
    const chosen = number === head.currentVersion ? head.acceptedKeys : null;
    return this.versions.get(ctx, head, number, chosen);
  }

  /** What changed from one version to another. @throws 404 */
  async difference(
    ctx: RequestContext,
    id: string,
    from: number,
    to: number,
  ): Promise<ProposalDifferenceDto[]> {
    const [before, after] = await Promise.all([
      this.versions.comparable(ctx, id, from),
      this.versions.comparable(ctx, id, to),
    ]);
    return differenceOf(before, after);
  }

  /** The figures of what somebody writes, nothing of which is kept. @throws 422 */
  async count(
    ctx: RequestContext,
    { currency, lines: given, ...discount }: CountProposalDto,
  ): Promise<ProposalTotalsDto> {
    const lines = linesOf(given);
    checkTerms({ currency, ...discount, lines });
    const { discountKind = null, discountValue = null } = discount;
    const taxes = await this.taxesOf(ctx, lines);
    return proposalTotals(lines, NONE, { discountKind, discountValue }, taxes, currency);
  }

  /** What the firm's tax codes mean today. */
  taxCodes(ctx: RequestContext): Promise<ProposalTaxCodeDto[]> {
    return this.database.query<ProposalTaxCodeDto>(ctx, sql.TAXES_ON, [
      ctx.firmId,
      null,
      today(ctx.firm.timeZone),
    ]);
  }

  /** @throws 422 */
  async create(ctx: RequestContext, { templateId, ...wanted }: CreateProposalDto): Promise<ProposalDto> {
    const parties = await this.recipients.of(ctx, wanted);
    const { ownerId = ownMembershipId(ctx), validUntil = addDays(today(ctx.firm.timeZone), VALID_DAYS) } =
      wanted;
    await this.recipients.checkOwner(ctx, ownerId);
    const template = templateId ? await this.template(ctx, templateId) : undefined;
    const { title, startDate = null, endDate = null, discountKind = null, discountValue = null } = wanted;
    const content = {
      ...{ title, validUntil, startDate, endDate, discountKind, discountValue },
      sections: wanted.sections ? sectionsOf(wanted.sections) : withNewKeys(template?.sections ?? []),
      lines: wanted.lines ? linesOf(wanted.lines) : withNewKeys(template?.lines ?? []),
    };
    return this.insert(ctx, { ...parties, ownerId, currency: wanted.currency ?? parties.currency }, content);
  }

  /** The same offer once more, as a draft of its own. @throws 404, 422 */
  async duplicate(ctx: RequestContext, id: string, to: DuplicateProposalDto): Promise<ProposalDto> {
    const { prospectId, clientId, currency, currentVersion } = await this.repo(ctx).getOrFail(id);
    const others = to.prospectId ?? to.clientId;
    const from = others ? to : { prospectId: prospectId ?? undefined, clientId: clientId ?? undefined };
    const { currency: _, ...parties } = await this.recipients.of(ctx, from);
    const { title, sections, lines, discountKind, discountValue } = await this.versions.find(
      ctx,
      id,
      currentVersion,
    );
    const validUntil = addDays(today(ctx.firm.timeZone), VALID_DAYS);
    const content = {
      ...{ title, validUntil, startDate: null, endDate: null, discountKind, discountValue },
      ...{ sections: withNewKeys(sections), lines: withNewKeys(lines) },
    };
    return this.insert(ctx, { ...parties, ownerId: ownMembershipId(ctx), currency }, content);
  }

  /** @throws 404, 409 unless a draft, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateProposalDto,
  ): Promise<ProposalDto> {
    const before = await this.lockDraft(ctx, id, version);
    const draft = await this.versions.find(ctx, id, before.currentVersion);
    const { ownerId, currency = before.currency, sections, lines, ...terms } = changes;
    if (ownerId) await this.recipients.checkOwner(ctx, ownerId);
    const content = {
      ...{ ...contentOf(draft), ...given(terms) },
      sections: sections ? sectionsOf(sections) : draft.sections,
      lines: lines ? linesOf(lines) : draft.lines,
    };
    await this.check(ctx, currency, content);
    const after = await this.database.repo(ctx, ProposalVersion).update(draft.id, content);
    const { title, validUntil } = content;
    const net = netOf(content, currency);
    const head = await this.repo(ctx).update(id, { title, validUntil, net, currency, ownerId });
    await this.record(ctx, 'updated', head, said(before, draft), said(head, after));
    return this.get(ctx, id);
  }

  /** A draft of which nothing was sent. @throws 404, 409, 412 */
  async delete(ctx: RequestContext, id: string, version: number): Promise<void> {
    const proposal = await this.lockDraft(ctx, id, version);
    const sent = await this.database.one<{ sent: number }>(ctx, sql.DRAFT_OF_COUNT, [ctx.firmId, id]);
    if (sent!.sent) throw sentBefore();
    await this.repo(ctx).delete({ id });
    await this.record(ctx, 'deleted', proposal, proposal, null);
  }

  /** The next version, to be written; what was sent cannot be accepted any more. @throws 404, 409 once accepted or out to be signed, 412 */
  async revise(ctx: RequestContext, id: string, version: number): Promise<ProposalDto> {
    const before = await this.repo(ctx).lockVersion(id, version);
    if (before.signingKeys) throw outForSignature();
    proposalLifecycle.move({ status: before.status }, 'draft');
    const last = await this.versions.find(ctx, id, before.currentVersion);
    const number = last.frozen ? last.number + 1 : last.number; // one that was withdrawn while it was written
    if (last.frozen) await this.versions.copy(ctx, last, number);
    const day = today(ctx.firm.timeZone);
    const after = await this.repo(ctx).update(id, {
      ...{ status: 'draft' as const, currentVersion: number, sentAt: null, remindedAt: null },
      ...{ decidedAt: null, decidedByName: '', decidedByPortalUserId: null, declineReason: '' },
      validUntil: before.validUntil < day ? addDays(day, VALID_DAYS) : before.validUntil,
    });
    await this.versions.setValidUntil(ctx, id, number, after.validUntil);
    await this.record(ctx, 'revised', after, before, after);
    return this.get(ctx, id);
  }

  /** What the codes of the lines mean today. @throws 422 for one that means nothing */
  async taxesOf(ctx: RequestContext, lines: readonly LineContent[]): Promise<TaxOfCode[]> {
    const codes = [...new Set(lines.flatMap(({ taxCode }) => taxCode ?? []))];
    if (!codes.length) return [];
    const day = today(ctx.firm.timeZone);
    const taxes = await this.database.query<TaxOfCode>(ctx, sql.TAXES_ON, [ctx.firmId, codes, day]);
    const unknown = codes.find((code) => !taxes.some(({ taxCode }) => taxCode === code));
    if (unknown)
      throw taxCodeUnknown(
        lines.findIndex(({ taxCode }) => taxCode === unknown),
        unknown,
      );
    return taxes;
  }

  record(
    ctx: RequestContext,
    deed: string,
    { id, number }: Pick<Proposal, 'id' | 'number'>,
    before: object | null,
    after: object | null,
    reason: string | null = null,
  ): Promise<void> {
    const object = { objectType: 'proposal', objectId: id, objectLabel: number };
    return this.audit.record(ctx, { action: `proposal.${deed}`, ...object, before, after, reason });
  }

  private repo(ctx: RequestContext) {
    return this.database.repo(ctx, Proposal);
  }

  private async insert(ctx: RequestContext, head: Head, content: Content): Promise<ProposalDto> {
    await this.check(ctx, head.currency, content);
    const number = await this.sequences.next(ctx, 'proposal', today(ctx.firm.timeZone), NUMBERS);
    const { title, validUntil } = content;
    const net = netOf(content, head.currency);
    const proposal = await this.repo(ctx).insert({ ...head, number, title, validUntil, net });
    const keys = { proposalId: proposal.id, clientId: head.clientId, number: 1 };
    await this.database.repo(ctx, ProposalVersion).insert({ ...keys, ...content });
    await this.record(ctx, 'created', proposal, null, proposal);
    return this.get(ctx, proposal.id);
  }

  private async check(ctx: RequestContext, currency: string, content: Content): Promise<void> {
    checkTerms({ currency, ...content });
    await this.taxesOf(ctx, content.lines);
  }

  private template(ctx: RequestContext, id: string): Promise<ProposalTemplate> {
    return this.database.repo(ctx, ProposalTemplate).getOrFail(id);
  }

  private async lockDraft(ctx: RequestContext, id: string, version: number): Promise<Proposal> {
    const proposal = await this.repo(ctx).lockVersion(id, version);
    if (proposal.status !== 'draft') throw notDraft(proposal.status);
    return proposal;
  }
}

type Head = Pick<Proposal, 'prospectId' | 'clientId' | 'ownerId' | 'currency'>;
type Content = Pick<
  ProposalVersion,
  'title' | 'validUntil' | 'startDate' | 'endDate' | 'discountKind' | 'discountValue' | 'sections' | 'lines'
>;

const contentOf = ({ title, validUntil, startDate, endDate, discountKind, discountValue }: Content) => ({
  ...{ title, validUntil, startDate, endDate, discountKind, discountValue },
});

const netOf = ({ lines, ...discount }: Content, currency: string): string =>
  proposalTotals(lines, NONE, discount, [], currency).net;

/** What the record says of a draft's content: that it changed, by what it is made of, and not every word. */
const said = (
  { title, validUntil, currency, net, ownerId }: Proposal,
  { startDate, endDate, discountKind, discountValue, sections, lines }: Content,
) => ({
  ...{ title, validUntil, currency, net, ownerId, startDate, endDate, discountKind, discountValue },
  sections: sections.map((section) => section.title),
  lines: lines.map((line) => line.title),
});
