/** Bounds that API, database and screens share. */
export const LIMITS = {
  nameLength: 200,
  noteLength: 5_000,
  perPageMax: 200,
  perPageDefault: 25,
  countCap: 10_000,
  daySeconds: 86_400,
  bodyBytes: 1_048_576,
  importBytes: 100 * 1_048_576,
  importErrorsKept: 1_000,
  invoiceEntries: 5_000,
  invitationDays: 7,
  /** Roles that a firm adds to the built-in ones: the matrix shows all of them. */
  customRoles: 50,
  roleNameLength: 100,
  /** Code points, after normalisation. */
  passwordMin: 12,
  passwordMax: 200,
} as const;
