import type {
  ChangedRateCardDto,
  CreateRateCardDto,
  RateCardDto,
  RateCardPageDto,
  RateEffectDto,
  SetRateCardVersionsDto,
} from '../../../apps/api/src/modules/rates/dto/rate-card.dto.js';
import type { RateExplanationDto } from '../../../apps/api/src/modules/time/entries/dto/rate-explanation.dto.js';
import type { TimeEntryDto } from '../../../apps/api/src/modules/time/entries/dto/time-entry.dto.js';
import type { Answer, Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { ifMatch, type Problem } from '../time/time-world.js';

export type Versions = SetRateCardVersionsDto['versions'];

/** One version that always holds, with prices by role. */
export const always = (rates: Record<string, string>): Versions => [{ lines: linesOf(rates) }];
export const linesOf = (rates: Record<string, string>) =>
  Object.entries(rates).map(([role, hourlyRate]) => ({ role, hourlyRate }));

/** A firm whose consultant works on one project, without any price yet, and requests in short. */
export async function rateWorld(harness: Harness) {
  const { make } = harness;
  const firmId = await make.firm();
  const admin = await make.member(firmId, 'admin');
  const consultant = await make.member(firmId, 'consultant');
  const client = await make.client(firmId);
  const engagement = await make.engagement(firmId, client.id, { rates: {} });
  const project = await make.project(firmId, engagement, [consultant.membershipId, admin.membershipId]);

  const call = <Body>(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
    who: TestMember = admin,
  ): Promise<Answer<Body & Problem>> =>
    harness.request<Body & Problem>(method, url, who.token, {
      headers,
      ...(body === undefined ? {} : { body }),
    });

  /** The card of one level in the currency of its owner, made when it is missing. */
  async function cardOf(level: CreateRateCardDto['level'], projectId = project.id): Promise<RateCardDto> {
    const owners = {
      firm: {},
      client: { clientId: client.id },
      engagement: { engagementId: engagement.id },
      project: { projectId },
    };
    const query = new URLSearchParams({ level, ...owners[level] });
    const { body: found } = await call<RateCardPageDto>('GET', `/rate-cards?${query.toString()}`);
    const row = found.items[0];
    if (row) return (await call<RateCardDto>('GET', `/rate-cards/${row.id}`)).body;
    const made = await call<RateCardDto>('POST', '/rate-cards', { level, ...owners[level] });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body;
  }

  /** What is agreed is changed by change orders alone, so the engagement is a draft for as long as its card changes. */
  async function whileDraft<T>({ level }: RateCardDto, work: () => Promise<T>): Promise<T> {
    if (level !== 'engagement') return work();
    const status = (to: string) =>
      harness.database.sql('UPDATE engagements SET status = $2 WHERE id = $1', [engagement.id, to]);
    await status('draft');
    try {
      return await work();
    } finally {
      await status('approved');
    }
  }

  const put = (card: RateCardDto, versions: Versions, over: Partial<SetRateCardVersionsDto> = {}) =>
    whileDraft(card, () =>
      call<ChangedRateCardDto>(
        'PUT',
        `/rate-cards/${card.id}/versions`,
        { versions, reason: 'Agreed by mail', ...over },
        ifMatch(card.version),
      ),
    );
  const preview = (card: RateCardDto, versions: Versions) =>
    whileDraft(card, () =>
      call<RateEffectDto>(
        'POST',
        `/rate-cards/${card.id}/versions/preview`,
        { versions },
        ifMatch(card.version),
      ),
    );

  /** Gives the card of a level these versions. */
  async function prices(level: CreateRateCardDto['level'], versions: Versions): Promise<ChangedRateCardDto> {
    const { status, body } = await put(await cardOf(level), versions);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  async function log(over: object = {}, who = consultant): Promise<TimeEntryDto> {
    const work = { projectId: project.id, workDate: '2026-03-02', seconds: 3_600, ...over };
    const { status, body } = await call<TimeEntryDto>('POST', '/time-entries', work, {}, who);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  const entry = async (id: string): Promise<TimeEntryDto> =>
    (await call<TimeEntryDto>('GET', `/time-entries/${id}`)).body;
  const rateOf = async (id: string): Promise<string | null | undefined> => (await entry(id)).hourlyRate;
  const explain = async (id: string): Promise<RateExplanationDto> =>
    (await call<RateExplanationDto>('GET', `/time-entries/${id}/rate/explanation`)).body;
  /** Rate and source of hours of the consultant, logged now. */
  const priced = async (
    over: object = {},
  ): Promise<[string | null | undefined, string | null | undefined]> => {
    const { id } = await log(over);
    const { hourlyRate, rateSource } = await entry(id);
    return [hourlyRate, rateSource];
  };

  return {
    ...{ harness, firmId, admin, consultant, client, engagement, project },
    ...{ call, cardOf, put, preview, prices, log, entry, rateOf, explain, priced },
  };
}

export type RateWorld = Awaited<ReturnType<typeof rateWorld>>;
