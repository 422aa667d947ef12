import { Secret, TOTP } from 'otpauth';
import type { Harness } from './harness.js';
import { PASSWORD, type TestMember } from './make.js';

/** A phone with somebody's authenticator app. */
export interface Phone {
  /** What the app shows, in the 30 seconds before (-1), now (0) or after (1). Each is taken once. */
  code: (shift?: number) => string;
  recoveryCodes: string[];
}

/** Sets up an authenticator app over HTTP; the code of the 30 seconds before is used up. */
export async function setUpApp(harness: Harness, { token }: Pick<TestMember, 'token'>): Promise<Phone> {
  const ask = async (url: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await harness.request('POST', url, token, { body });
    if (answer.status !== 200) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { secret } = await ask('/me/authenticator', { password: PASSWORD });
  const app = new TOTP({ secret: Secret.fromBase32(secret as string) });
  const code = (shift = 0): string => app.generate({ timestamp: Date.now() + shift * 30_000 });
  const confirm = () => ask('/me/authenticator/confirm', { code: code(-1) });
  const { codes } = await confirm().catch(confirm); // the half minute may have ended in between
  return { code, recoveryCodes: codes as string[] };
}
