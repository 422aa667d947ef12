import {
  HttpErrorResponse,
  type HttpEvent,
  type HttpHandlerFn,
  type HttpInterceptorFn,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { type Observable, catchError, from, switchMap, tap, throwError } from 'rxjs';
import { ApiError, type FieldError } from '#libs/ui/api-error';
import { Formats } from '#libs/ui/formats';

import { Connection } from './connection';
import { Session } from './session';

const SESSION =
  /\/(auth\/(login|login\/code|login\/passkey|passkey|refresh|logout|sso|sso\/begin|switch)|me\/sign-ins(\/begin)?)$/;
const WITHOUT_TOKEN =
  /\/auth\/(login|login\/code|login\/passkey|passkey|passkey\/options|refresh|sso|sso\/begin|switch)$/;

/** Every failure leaves as an `ApiError`. First in the chain, so that it sees what the others give up on. */
export const problems: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  const formats = inject(Formats);
  const injector = inject(Injector);
  return next(request).pipe(
    tap((event) => event instanceof HttpResponse && connection.heard(event.status)),
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse)) return throwError(() => error);
      connection.heard(error.status);
      return from(toApiError(error, formats)).pipe(
        tap((problem) => problem.code === 'MFA_REQUIRED' && injector.get(Session).confine()),
        switchMap((problem) => throwError(() => problem)),
      );
    }),
  );
};

/** Cookies go along when the session itself is opened, renewed or closed, and on the way to a provider and back. */
export const sessionCookie: HttpInterceptorFn = (request, next) =>
  next(SESSION.test(request.url) ? request.clone({ withCredentials: true }) : request);

/** Adds the access token, renewing it when it is about to end; after a 401 renews once and repeats. */
export const authorization: HttpInterceptorFn = (request, next) => {
  if (WITHOUT_TOKEN.test(request.url)) return next(request);
  const session = inject(Session);
  return from(session.token()).pipe(
    switchMap((token) => next(withToken(request, token))),
    catchError((error: unknown) => {
      const ended = error instanceof HttpErrorResponse && error.status === 401;
      return ended ? repeat(request, next, session, error) : throwError(() => error);
    }),
  );
};

function repeat(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  session: Session,
  error: HttpErrorResponse,
): Observable<HttpEvent<unknown>> {
  return from(session.renew()).pipe(
    switchMap((renewed) => {
      if (renewed) return from(session.token()).pipe(switchMap((token) => next(withToken(request, token))));
      if (!session.signedIn()) session.expire();
      return throwError(() => error);
    }),
  );
}

function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;
}

interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  requestId?: string;
  errors?: FieldError[];
}

/** Reads RFC 9457 problem details, also out of a failed download, where they arrive as a Blob. */
export async function toApiError(response: HttpErrorResponse, formats: Formats): Promise<ApiError> {
  const { status } = response;
  if (status === 0) {
    return new ApiError(
      0,
      'OFFLINE',
      $localize`Votra cannot be reached. Check the connection and try again.`,
    );
  }
  const problem = await problemOf(response.error);
  return new ApiError(
    status,
    problem.code ?? `HTTP_${status}`,
    formats.datesIn(problem.detail ?? problem.title ?? $localize`The server could not do this.`),
    problem.requestId ?? response.headers.get('x-request-id'),
    (problem.errors ?? []).map((error) => ({ ...error, message: formats.datesIn(error.message) })),
  );
}

async function problemOf(body: unknown): Promise<Problem> {
  const content = body instanceof Blob ? await body.text() : body;
  if (typeof content !== 'string') return content ?? {};
  try {
    return JSON.parse(content) as Problem;
  } catch {
    return {};
  }
}

/** What every request passes through, in this order. */
export const INTERCEPTORS: HttpInterceptorFn[] = [problems, authorization, sessionCookie];
