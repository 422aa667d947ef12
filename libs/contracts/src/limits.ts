/** Bounds that API, database and screens share. */
export const LIMITS = {
  nameLength: 200,
  noteLength: 5_000,
  perPageMax: 200,
  perPageDefault: 25,
  countCap: 10_000,
  daySeconds: 86_400,
  bodyBytes: 1_048_576,
  /** Of what nobody has signed in for. */
  unsignedBodyBytes: 16_384,
  headerBytes: 16_384,
  bodyDepth: 12,
  /** Three for each of the most entries that an invoice takes, and room. */
  bodyValues: 20_000,
  queryLength: 4_000,
  /** Until a request must have arrived whole, the largest upload included. */
  requestSeconds: 600,
  importBytes: 100 * 1_048_576,
  importErrorsKept: 1_000,
  /** Of a PDF that people read and sign. */
  documentBytes: 20 * 1_048_576,
  /** Of a file that hangs on a record. */
  fileBytes: 50 * 1_048_576,
  fileNameLength: 200,
  imageBytes: 10 * 1_048_576,
  /** Of a picture that is uploaded: what a decoder unpacks, whatever the file's size. */
  imagePixels: 25_000_000,
  invoiceEntries: 5_000,
  invitationDays: 7,
  /** Clients whose health is asked at once: their ids stand in an address. */
  healthScores: 50,
  clientAddresses: 10,
  clientTaxIds: 5,
  /** Tags of one client; the firm has as many as it can tell apart. */
  clientTags: 20,
  tagsOfFirm: 200,
  proposalSections: 40,
  proposalLines: 100,
  /** Parts of a fixed price or milestones of a line. */
  lineParts: 24,
  /** Characters of a section's rich text, tags included. */
  sectionLength: 20_000,
  /** How long before its last day the owner of an open proposal is reminded. */
  proposalReminderDays: 3,
  /** The won and lost ones of a pipeline included. */
  pipelineStages: 20,
  /** The first of each stage; sums are of all. */
  boardProspects: 5_000,
  /** How long the board shows what was won or lost. */
  boardClosedDays: 30,
  /** Roles that a firm adds to the built-in ones: the matrix shows all of them. */
  customRoles: 50,
  roleNameLength: 100,
  /** How far ahead an API key may expire. */
  apiKeyDays: 365,
  /** Code points, after normalisation. */
  passwordMin: 12,
  passwordMax: 200,
} as const;

/** How far a firm may set how many requests one person or key may send. */
export const REQUEST_LIMITS = {
  perMinute: { min: 20, max: 1_000 },
  perHour: { min: 200, max: 20_000 },
  paymentsPerMinute: { min: 1, max: 100 },
  uploadsPerHour: { min: 1, max: 500 },
} as const;

export type RequestLimit = keyof typeof REQUEST_LIMITS;
