/** `status IN ('a', 'b')`, from the list that API and screens share. */
export const oneOf = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map((v) => `'${v}'`).join(', ')})`;

/** `words <@ '{a,b}'`, for a column that holds several of the list. */
export const listOf = (column: string, values: readonly string[]): string =>
  `${column} <@ ARRAY[${values.map((v) => `'${v}'`).join(', ')}]`;
