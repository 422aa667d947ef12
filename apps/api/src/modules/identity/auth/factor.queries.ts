/** Whether a login has a second factor; `user` is an SQL expression of its id. */
export const hasFactor = (user: string): string =>
  `EXISTS (SELECT FROM authenticators a WHERE a.user_id = ${user} AND a.confirmed_at IS NOT NULL)`;

/** The session's person has just given a second factor. */
export const FACTOR_GIVEN = 'UPDATE sessions SET second_factor = true WHERE id = $1 AND user_id = $2';

/** The person has none any more. */
export const NO_FACTOR_GIVEN = 'UPDATE sessions SET second_factor = false WHERE user_id = $1';
