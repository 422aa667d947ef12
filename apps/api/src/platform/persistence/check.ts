/** `status IN ('a', 'b')`, from the list that API and screens share. */
export const oneOf = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map((v) => `'${v}'`).join(', ')})`;
