import '@angular/compiler'; // Angular's packages are linked here, not by a build
import {
  HttpClient,
  type HttpContext,
  HttpErrorResponse,
  HttpHeaders,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { from, lastValueFrom, type Observable, of, switchMap, throwError } from 'rxjs';
import type { ProblemDto } from '#libs/api-client/models';
import type { Harness } from './harness.js';

// Taken from here, they are loaded after the compiler above.
export * from '#libs/api-client/functions';

/** A generated function: `clientsList`, `invoicesIssue`. */
type Generated<Params, Body> = (
  http: HttpClient,
  rootUrl: string,
  params: Params,
  context?: HttpContext,
) => Observable<HttpResponse<unknown> & { readonly body: Body }>;

/** A problem that the API answered. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemDto,
  ) {
    super(`${status} ${problem.code}: ${problem.detail}`);
  }

  /** The fields that were wrong. */
  get fields(): string[] {
    return (this.problem.errors ?? []).map(({ field }) => field);
  }
}

/** Calls the API as the web app does: with the generated functions, but through the harness and without a port. */
export class ApiClient {
  private readonly http: HttpClient;

  constructor(
    private readonly harness: Harness,
    private readonly token?: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    this.http = new HttpClient({
      handle: (request) =>
        from(this.send(request)).pipe(
          switchMap((answer) => (answer instanceof HttpResponse ? of(answer) : throwError(() => answer))),
        ),
    });
  }

  /** The answer's body. @throws ApiProblem */
  async call<Params, Body>(fn: Generated<Params, Body>, params: Params): Promise<Body> {
    return (await this.answer(fn, params)).body;
  }

  /** The whole answer: body, status, headers. @throws ApiProblem */
  async answer<Params, Body>(fn: Generated<Params, Body>, params: Params) {
    try {
      return await lastValueFrom(fn(this.http, '', params));
    } catch (error) {
      if (error instanceof HttpErrorResponse) throw new ApiProblem(error.status, error.error as ProblemDto);
      throw error;
    }
  }

  /** The problem that a call must end in. @throws Error when it succeeds */
  async problem<Params, Body>(fn: Generated<Params, Body>, params: Params): Promise<ApiProblem> {
    try {
      await this.call(fn, params);
    } catch (error) {
      if (error instanceof ApiProblem) return error;
      throw error;
    }
    throw new Error('The call succeeded.');
  }

  private async send(request: HttpRequest<unknown>): Promise<HttpResponse<unknown> | HttpErrorResponse> {
    const body = await bodyOf(request);
    const given = request.headers.keys().map((name) => [name, request.headers.get(name) ?? ''] as const);
    const answer = await this.harness.request(request.method, request.urlWithParams, this.token, {
      ...body,
      headers: { ...Object.fromEntries(given), ...this.headers, ...body?.headers },
    });
    const { status, raw } = answer;
    const headers = new HttpHeaders(
      Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
    );
    const url = request.urlWithParams;
    if (status >= 400) return new HttpErrorResponse({ status, headers, url, error: answer.body });
    const blob = request.responseType === 'blob' ? new Blob([new Uint8Array(raw)]) : undefined;
    return new HttpResponse({ status, headers, url, body: blob ?? (raw.length ? answer.body : null) });
  }
}

/** What goes over the wire: a form as multipart bytes, anything else as JSON. */
async function bodyOf(
  request: HttpRequest<unknown>,
): Promise<{ body: unknown; headers?: Record<string, string> } | undefined> {
  if (request.body === null) return undefined;
  if (!(request.body instanceof FormData)) return { body: request.body };
  const encoded = new Response(request.body);
  const type = encoded.headers.get('content-type') ?? '';
  return { body: Buffer.from(await encoded.arrayBuffer()), headers: { 'content-type': type } };
}
