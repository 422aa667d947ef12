import type { ListSpec } from '../../platform/persistence/page.js';

/** Index: mails (firm_id, created_at), (firm_id, related_id). */
export const MAIL_LIST = {
  select: `m.id, m.recipient, m.subject, m.status, m.error, m.related_type AS "relatedType", m.related_id AS "relatedId",
    m.attachment_id AS "attachmentId", a.name AS "attachmentName", m.sent_at AS "sentAt", m.created_at AS "createdAt"`,
  from: 'mails m LEFT JOIN stored_files a ON a.firm_id = m.firm_id AND a.id = m.attachment_id',
  where: 'm.firm_id = $1',
  filters: {
    status: (p) => `m.status = ${p}`,
    relatedId: (p) => `m.related_id = ${p}`,
    q: (p) => `(m.recipient ILIKE ${p} OR m.subject ILIKE ${p})`,
  },
  sorts: { createdAt: 'm.created_at', recipient: 'm.recipient', subject: 'm.subject' },
  defaultSort: '-createdAt',
  tiebreak: 'm.id',
} satisfies ListSpec;

export const MAIL = `SELECT ${MAIL_LIST.select}, m.body FROM ${MAIL_LIST.from} WHERE m.firm_id = $1 AND m.id = $2`;
