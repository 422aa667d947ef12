/** One refused field of a request; `field` is a path such as `lines.0.amount`. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Every failed request, as the API's problem details put it. Status 0: the server was not reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly requestId: string | null = null,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail);
  }
}

/** A sentence for people about any thrown thing; unexpected ones keep their details to the log. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError
    ? error.detail
    : $localize`Something went wrong in this page. Please try again.`;
}
