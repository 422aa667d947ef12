import {
  HttpClient,
  HttpErrorResponse,
  HttpHeaders,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { ApiError } from '#libs/ui/api-error';
import { Formats } from '#libs/ui/formats';

import { authorization, problems, sessionCookie, toApiError } from './http';
import { PAGE } from './page';
import { Session } from './session';

const ANSWER = {
  accessToken: 'first',
  expiresIn: 900,
  me: { user: { name: 'Maya' }, firm: { locale: 'en-GB', timeZone: 'Europe/Berlin' }, permissions: [] },
};

describe('requests', () => {
  const page = { path: () => '/clients?page=2', load: vi.fn(), recall: () => '1', remember: vi.fn() };

  beforeEach(() => {
    page.load.mockClear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems, authorization, sessionCookie])),
        provideHttpClientTesting(),
        { provide: PAGE, useValue: page },
      ],
    });
  });

  const backend = () => TestBed.inject(HttpTestingController);
  const get = (url: string) => firstValueFrom(TestBed.inject(HttpClient).get<unknown>(url));
  const turn = () => new Promise((done) => setTimeout(done));
  const unauthorized = { status: 401, statusText: 'Unauthorized' };

  async function signIn(): Promise<void> {
    const started = TestBed.inject(Session).start();
    await turn();
    const refresh = backend().expectOne('/api/v1/auth/refresh');
    expect(refresh.request.withCredentials).toBe(true);
    refresh.flush(ANSWER);
    await started;
  }

  it('carry the access token', async () => {
    await signIn();
    const answer = get('/api/v1/clients');
    await turn();

    const request = backend().expectOne('/api/v1/clients');
    expect(request.request.headers.get('Authorization')).toBe('Bearer first');
    request.flush({ ok: true });
    expect(await answer).toEqual({ ok: true });
  });

  it('that a firm refuses for want of a second factor lead to its set-up, and back', async () => {
    await signIn();
    const answer = get('/api/v1/clients').catch((error: unknown) => error);
    await turn();
    const refused = { status: 403, statusText: 'Forbidden' };
    backend().expectOne('/api/v1/clients').flush({ code: 'MFA_REQUIRED' }, refused);

    expect(await answer).toMatchObject({ code: 'MFA_REQUIRED' });
    expect(page.load).toHaveBeenCalledWith('/second-factor?return=%2Fclients%3Fpage%3D2');
  });

  it('that meet a 401 share one refresh and are repeated', async () => {
    await signIn();
    const answers = Promise.all([get('/api/a'), get('/api/b')]);
    await turn();
    for (const url of ['/api/a', '/api/b']) backend().expectOne(url).flush({}, unauthorized);
    await turn();

    backend()
      .expectOne('/api/v1/auth/refresh')
      .flush({ ...ANSWER, accessToken: 'second' });
    await turn();
    for (const url of ['/api/a', '/api/b']) {
      const again = backend().expectOne(url);
      expect(again.request.headers.get('Authorization')).toBe('Bearer second');
      again.flush(url);
    }

    expect(await answers).toEqual(['/api/a', '/api/b']);
  });

  it('lead to the sign-in page and back when the session has ended', async () => {
    await signIn();
    const answer = get('/api/a');
    await turn();
    backend().expectOne('/api/a').flush({}, unauthorized);
    await turn();
    backend().expectOne('/api/v1/auth/refresh').flush({ code: 'SESSION_ENDED' }, unauthorized);

    await expect(answer).rejects.toMatchObject({ status: 401 });
    expect(page.load).toHaveBeenCalledWith('/login?return=%2Fclients%3Fpage%3D2');
  });

  it('fail as an ApiError with the fields of the problem', async () => {
    await signIn();
    const answer = get('/api/a');
    await turn();
    backend()
      .expectOne('/api/a')
      .flush(
        {
          code: 'BAD',
          detail: 'Not so.',
          requestId: 'r1',
          errors: [{ field: 'name', code: 'x', message: 'Empty.' }],
        },
        { status: 422, statusText: 'Unprocessable' },
      );

    await expect(answer).rejects.toEqual(
      new ApiError(422, 'BAD', 'Not so.', 'r1', [{ field: 'name', code: 'x', message: 'Empty.' }]),
    );
  });
});

describe('a failed response', () => {
  const failed = (init: { status: number; error?: unknown; headers?: HttpHeaders }) =>
    toApiError(new HttpErrorResponse(init), TestBed.inject(Formats));

  it('of a download is read out of its Blob', async () => {
    const error = new Blob([JSON.stringify({ code: 'GONE', detail: 'No such file.' })]);

    expect(await failed({ status: 404, error })).toMatchObject({ code: 'GONE', detail: 'No such file.' });
  });

  it('without a problem body still has a code and the request id of its header', async () => {
    const headers = new HttpHeaders({ 'x-request-id': 'r9' });

    expect(await failed({ status: 502, error: '<html>', headers })).toMatchObject({
      code: 'HTTP_502',
      requestId: 'r9',
    });
  });

  it('that never arrived says so', async () => {
    expect(await failed({ status: 0 })).toMatchObject({ status: 0, code: 'OFFLINE' });
  });
});
