/** Whether people who sign in leave the others quick: their passwords cost 19 MiB and some 30 ms of a core each. */
import { randomInt } from 'node:crypto';
import { pace } from './drive.mjs';

export const AT_ONCE = 4;

/**
 * The target at the pace of people, while so many sign in at once, one after the other without a pause. Addresses that
 * nobody has cost the same as known ones.
 * @param {import('./drive.mjs').Target} target @param {number} seconds
 * @returns {Promise<{ alone: import('./drive.mjs').Figures, beside: import('./drive.mjs').Figures, signIns: number }>}
 *   `signIns` a second
 */
export async function besideSignIns(target, seconds) {
  await pace(target, 2); // plans, caches and compiled code
  const alone = await pace(target, seconds);
  let [going, signIns] = [true, 0];
  const crowd = Array.from({ length: AT_ONCE }, async () => {
    while (going) {
      await signIn(target.origin);
      signIns++;
    }
  });
  const beside = await pace(target, seconds);
  going = false;
  await Promise.all(crowd);
  return { alone, beside, signIns: signIns / seconds };
}

async function signIn(origin) {
  const email = `nobody-${randomInt(2 ** 40)}@bench.example`;
  // each from a network of its own, or the throttle would end it
  const ip = [10, randomInt(256), randomInt(256), randomInt(256)].join('.');
  const response = await fetch(`${origin}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
    body: JSON.stringify({ email, password: 'no password of anybody' }),
  });
  if (response.status !== 401)
    throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
}
