import type { ListSpec } from '../../platform/persistence/page.js';

/** What is shared with the client. Index: record_files (firm_id, client_id, created_at). */
export const PORTAL_FILES = {
  select: 'r.id, r.name, f.size, r.created_at AS "createdAt"',
  from: 'record_files r',
  names: 'JOIN stored_files f ON f.firm_id = r.firm_id AND f.id = r.file_id',
  where: 'r.firm_id = $1 AND r.shared AND r.removed_at IS NULL',
  filters: { clientId: (p) => `r.client_id = ${p}`, q: (p) => `r.name ILIKE ${p}` },
  sorts: { createdAt: 'r.created_at', name: 'lower(r.name)', size: 'f.size' },
  defaultSort: '-createdAt',
  tiebreak: 'r.id DESC',
} satisfies ListSpec;

export const PORTAL_FILE = `SELECT r.name, r.file_id AS "fileId", f.content_type AS "contentType"
  FROM record_files r JOIN stored_files f ON f.firm_id = r.firm_id AND f.id = r.file_id
  WHERE r.firm_id = $1 AND r.client_id = $2 AND r.id = $3 AND r.shared AND r.removed_at IS NULL`;
