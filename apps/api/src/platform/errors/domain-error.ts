export interface FieldError {
  /** Path in the request body or query, as `lines.0.amount`. */
  field: string;
  code: string;
  message: string;
}

/**
 * An answer that the caller can act on. `code` is stable and in CAPITALS, `status` one of product.md's
 * (401, 403, 404, 409, 412, 413, 422, 428, 429), `detail` a sentence for a person.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly errors?: readonly FieldError[],
    readonly headers?: Readonly<Record<string, string>>,
  ) {
    super(`${code}: ${detail}`);
  }

  static field(field: string, code: string, message: string): DomainError {
    return new DomainError('VALIDATION_FAILED', 422, message, [{ field, code, message }]);
  }
}

export const notFound = (what: string): DomainError => new DomainError('NOT_FOUND', 404, `No such ${what}.`);
export const forbidden = (detail = 'You do not have the right to do this.'): DomainError =>
  new DomainError('FORBIDDEN', 403, detail);
export const unauthenticated = (detail = 'Sign in first.'): DomainError =>
  new DomainError('UNAUTHENTICATED', 401, detail, undefined, { 'WWW-Authenticate': 'Bearer' });
export const wrongState = (code: string, detail: string): DomainError => new DomainError(code, 409, detail);
export const staleVersion = (): DomainError =>
  new DomainError(
    'STALE_VERSION',
    412,
    'Somebody changed this since you opened it. Load it again and repeat your change.',
  );
