import { DomainError } from '../../platform/errors/domain-error.js';
import type { FileProblem } from './parse/import-row.js';

/** A file that is refused as a whole: 413 when it is too large, else 422 for the field `file`. */
export function fileRefused({ code, message }: FileProblem): DomainError {
  const status = code === 'TOO_LARGE' ? 413 : 422;
  return new DomainError(`IMPORT_${code}`, status, message, [{ field: 'file', code, message }]);
}
