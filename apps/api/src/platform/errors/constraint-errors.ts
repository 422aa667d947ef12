import { DomainError } from './domain-error.js';

const byConstraint = new Map<string, () => DomainError>();

/** Says what breaking a named constraint means to a person. Modules call it once, beside their errors. */
export function onConstraint(name: string, error: () => DomainError): void {
  byConstraint.set(name, error);
}

interface PgError {
  code: string;
  constraint?: string;
}

function pgErrorOf(error: unknown): PgError | undefined {
  for (let e = error; e instanceof Error; e = (e as { driverError?: unknown }).driverError ?? e.cause) {
    const { code } = e as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return e as unknown as PgError;
  }
  return undefined;
}

/**
 * Turns a constraint violation into a clear answer. Unknown ones stay neutral: nothing of another firm's
 * rows may show through an error.
 */
export function domainErrorOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (isLost(error)) return databaseLost();
  const pg = pgErrorOf(error);
  const known = pg?.constraint && byConstraint.get(pg.constraint);
  if (known) return known();
  switch (pg?.code) {
    case '23505':
      return new DomainError('CONFLICT', 409, 'This already exists.');
    case '23503':
      return new DomainError(
        'REFERENCE_UNKNOWN',
        422,
        'The request names something that does not exist, or removes something that is in use.',
      );
    case '23514':
    case '22003':
    case '22P05':
    case '22021':
      return new DomainError('VALIDATION_FAILED', 422, 'A value is outside of what is allowed here.');
    case '40001':
    case '40P01':
    case '55P03':
      return new DomainError('BUSY', 503, 'Others are changing the same records. Try again.', undefined, {
        'Retry-After': '1',
      });
    case '25P03':
    case '57P01':
      return databaseLost();
    case '57014':
      return new DomainError(
        'TOOK_TOO_LONG',
        503,
        'This took longer than anybody should wait, so it was stopped and nothing was changed. Ask for less at once, or try again later.',
      );
    default:
      return undefined;
  }
}

/** What the driver says of a connection that broke before a statement. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  /^(Connection terminated|Client has encountered a connection error)/.test(error.message);

const databaseLost = (): DomainError =>
  new DomainError(
    'DATABASE_LOST',
    503,
    'The connection to the database was lost on the way. Look whether it was done before you try again.',
  );
