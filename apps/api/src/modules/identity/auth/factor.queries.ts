/** Whether a login has an authenticator app; `user` is an SQL expression of its id. */
export const hasApp = (user: string): string =>
  `EXISTS (SELECT FROM authenticators a WHERE a.user_id = ${user} AND a.confirmed_at IS NOT NULL)`;

/** Whether a login has a second factor of any kind. */
export const hasFactor = (user: string): string =>
  `(${hasApp(user)} OR EXISTS (SELECT FROM passkeys k WHERE k.user_id = ${user}))`;

/** What a firm's provider vouches for is no second factor of the login, which other firms rely on too. */
export const LOCK_LOGIN = `SELECT ${hasFactor('u.id')} AS "hasFactor", EXISTS (SELECT FROM sessions s
    WHERE s.id = $2 AND s.user_id = u.id AND s.second_factor AND s.means <> 'sso') AS "gaveFactor"
  FROM users u WHERE u.id = $1 FOR UPDATE OF u`;

export const FACTOR_GIVEN = 'UPDATE sessions SET second_factor = true WHERE id = $1 AND user_id = $2';

/** Of two who take the last two away at once, one waits and sees. */
export const HOLD_LOGIN = 'SELECT 1 FROM users WHERE id = $1 FOR UPDATE';
export const FACTOR_LEFT = `SELECT ${hasFactor('$1')} AS "left"`;
export const NO_FACTOR_GIVEN = 'UPDATE sessions SET second_factor = false WHERE user_id = $1';

export const FORGET_CODES = 'DELETE FROM recovery_codes WHERE user_id = $1';
export const FORGET_APP = 'DELETE FROM authenticators WHERE user_id = $1';
export const FORGET_PASSKEYS = 'DELETE FROM passkeys WHERE user_id = $1';
