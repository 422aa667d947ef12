import { type FileRecordKind, P, type Permission } from '#libs/contracts';

interface RecordKind {
  /** What reads the record reads its files, what writes it keeps and removes them. */
  read: Permission;
  write: Permission;
  /** Gives `clientId` and `label` of the firm's ($1) record ($2). */
  find: string;
}

/** Records that files may hang on; an area that wants files adds its own here, in the contracts and in the checks. */
export const RECORD_KINDS: Readonly<Record<FileRecordKind, RecordKind>> = {
  client: {
    read: P.ClientRead,
    write: P.ClientWrite,
    find: 'SELECT id AS "clientId", name AS label FROM clients WHERE firm_id = $1 AND id = $2',
  },
};
