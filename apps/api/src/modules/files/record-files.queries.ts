import type { ListSpec } from '../../platform/persistence/page.js';

const COLUMNS = `r.id, r.version, r.record_kind AS "recordKind", r.record_id AS "recordId", r.name, r.shared,
    f.size, f.content_type AS "contentType", m.name AS "uploadedByName", r.created_at AS "createdAt"`;
const NAMES = `JOIN stored_files f ON f.firm_id = r.firm_id AND f.id = r.file_id
  JOIN memberships m ON m.firm_id = r.firm_id AND m.id = r.uploaded_by`;

/** Index: record_files (firm_id, record_kind, record_id, created_at). */
export const RECORD_FILE_LIST = {
  select: COLUMNS,
  from: 'record_files r',
  names: NAMES,
  where: 'r.firm_id = $1 AND r.removed_at IS NULL',
  filters: {
    recordKind: (p) => `r.record_kind = ${p}`,
    recordId: (p) => `r.record_id = ${p}`,
    shared: (p) => `r.shared = ${p}`,
    q: (p) => `r.name ILIKE ${p}`,
  },
  sorts: { createdAt: 'r.created_at', name: 'lower(r.name)', size: 'f.size' },
  defaultSort: '-createdAt',
  tiebreak: 'r.id DESC',
} satisfies ListSpec;

export const RECORD_FILE = `SELECT ${COLUMNS} FROM record_files r ${NAMES} WHERE r.firm_id = $1 AND r.id = $2`;

/** The bytes of all files of a record; the files go with them. */
export const DELETE_FILES_OF = `DELETE FROM stored_files s USING record_files r
  WHERE r.firm_id = $1 AND r.record_kind = $2 AND r.record_id = $3 AND s.firm_id = r.firm_id AND s.id = r.file_id`;
