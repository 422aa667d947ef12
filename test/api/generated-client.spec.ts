import { ApiClient, auditList, authWhoAmI, membersList } from '../support/api-client.js';
import { Harness } from '../support/harness.js';

describe('the generated client', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  const signedIn = async (...roles: Parameters<Harness['make']['member']>[1][]) => {
    const firmId = await harness.make.firm();
    const member = await harness.make.member(firmId, ...roles);
    return { member, api: new ApiClient(harness, member.token) };
  };

  it('reads with typed parameters and bodies', async () => {
    const { member, api } = await signedIn('admin');
    const page = await api.call(membersList, { sort: '-name', perPage: 1 });
    expect(page).toMatchObject({ total: 1, perPage: 1, items: [{ email: member.email }] });
    expect((await api.answer(authWhoAmI, {})).headers.get('x-request-id')).toBeTruthy();
  });

  it('throws problems with their code and fields', async () => {
    const { api } = await signedIn('admin');
    const problem = await api.problem(membersList, { perPage: 1_000 });
    expect(problem).toMatchObject({
      status: 422,
      problem: { code: 'VALIDATION_FAILED' },
      fields: ['perPage'],
    });
    const { api: consultant } = await signedIn('consultant');
    expect(await consultant.problem(auditList, {})).toMatchObject({ status: 403 });
    expect(await new ApiClient(harness).problem(membersList, {})).toMatchObject({ status: 401 });
  });
});
