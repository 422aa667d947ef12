import { HttpBackend, HttpErrorResponse, HttpResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { of, throwError } from 'rxjs';

import { Connection } from './connection';
import { Invalidation, RECONNECTED } from './invalidation';

describe('the connection', () => {
  const ask = vi.fn<HttpBackend['handle']>();

  beforeEach(() => {
    vi.useFakeTimers();
    answer(0);
    TestBed.configureTestingModule({
      providers: [{ provide: HttpBackend, useValue: { handle: ask.mockClear() } }],
    });
  });
  afterEach(() => vi.useRealTimers());

  const connection = () => TestBed.inject(Connection);
  const answer = (status: number) =>
    ask.mockImplementation(() =>
      status === 200
        ? of(new HttpResponse({ status, body: { status: 'ok' } }))
        : throwError(() => new HttpErrorResponse({ status })),
    );

  it.each([0, 502, 503, 504])('is lost when a request ends with %i', (status) => {
    connection().heard(status);

    expect(connection().lost()).toBe(true);
  });

  it.each([200, 401, 404, 500])('is there when a request ends with %i', (status) => {
    connection().heard(0);
    connection().heard(status);

    expect(connection().lost()).toBe(false);
  });

  it('is looked for with growing pauses, and reloads what is shown once it is back', async () => {
    const reload = vi.fn();
    TestBed.inject(Invalidation).watch([RECONNECTED], reload);
    connection().heard(0);
    const back = connection().back();

    await vi.advanceTimersByTimeAsync(2_000 + 4_000);
    expect(ask).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(ask).toHaveBeenCalledTimes(2);

    answer(200);
    await vi.advanceTimersByTimeAsync(1);
    await back;
    expect(connection().lost()).toBe(false);
    expect(reload).toHaveBeenCalledTimes(1);

    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('is not back while only the proxy answers', async () => {
    connection().heard(0);
    answer(502);
    await vi.advanceTimersByTimeAsync(2_000);

    expect(connection().lost()).toBe(true);
  });

  it('hears the browser: lost when it goes offline, looked for when it is online', async () => {
    connection();
    window.dispatchEvent(new Event('offline'));
    expect(connection().lost()).toBe(true);

    answer(200);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(connection().lost()).toBe(false);
  });
});
