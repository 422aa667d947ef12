import type { Reloadable } from './async';

/** A page of the API, as far as a list needs it. */
export interface Listed<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  /** false when the count stopped at its cap */
  readonly totalIsExact: boolean;
}

/** A list as it stands on screen, and every row that it would show page by page. */
export type Listing<Row> = Reloadable<Listed<Row> | undefined> & {
  /** @throws ApiError */
  all(): Promise<readonly Row[]>;
};
