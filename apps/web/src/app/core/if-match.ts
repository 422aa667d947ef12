/** The header that names the version a person saw: `{ id, body, ...ifMatch(client) }`. */
export const ifMatch = ({ version }: { readonly version: number }) => ({ 'If-Match': `"${version}"` });
