/** Whom $2 to $6 fit, the surest first; not $7 or what $7 is to be sold, and clients only where $8. Index: ix_leads_match and its like. */
export const DUPLICATES = `SELECT f.kind, f.id, coalesce(l.company, p.company, c.name) AS company, p.name,
    coalesce(l.person, p.person) AS person, m.name AS "ownerName",
    array_remove(ARRAY[CASE WHEN f.by_tax THEN 'taxId' END, CASE WHEN f.by_email THEN 'email' END, CASE WHEN f.by_phone THEN 'phone' END,
      CASE WHEN f.likeness >= 0.5 THEN 'company' END, CASE WHEN f.by_domain AND NOT coalesce(f.by_email, false) THEN 'domain' END],
      NULL) AS reasons
  FROM matching_parties($1, company_key($2), $3, $4, $5, $6, 20) f
  LEFT JOIN leads l ON f.kind = 'lead' AND l.firm_id = $1 AND l.id = f.id
  LEFT JOIN prospects p ON f.kind = 'prospect' AND p.firm_id = $1 AND p.id = f.id
  LEFT JOIN clients c ON f.kind = 'client' AND c.firm_id = $1 AND c.id = f.id
  LEFT JOIN memberships m ON m.firm_id = $1 AND m.id = coalesce(l.owner_id, p.owner_id)
  WHERE NOT f.id = ANY ($7::uuid[]) AND NOT coalesce(p.client_id = ANY ($7::uuid[]), false) AND (f.kind <> 'client' OR $8::boolean)
  ORDER BY f.by_tax DESC NULLS LAST, f.by_email DESC NULLS LAST, f.by_phone DESC NULLS LAST, f.likeness DESC NULLS LAST, f.id LIMIT 8`;
