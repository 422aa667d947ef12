import { Injectable } from '@nestjs/common';
import type { Caller } from './caller.js';
import { SessionAnswers, type SignedIn } from './session-answers.js';
import { type Door, doorTo, type Opening, Sessions, type Way } from './sessions.js';

/** The last step of every way to sign in: which firm, and the session there. */
@Injectable()
export class Entrance {
  constructor(
    private readonly sessions: Sessions,
    private readonly answers: SessionAnswers,
  ) {}

  /**
   * The way that was chosen, or the first; undefined for a locked login and where the person may not enter. Ask after
   * the password: @throws 403 when the firm was suspended or closed
   */
  async doorOf({ id, status }: { id: string; status: string }, to: Way): Promise<Door | undefined> {
    if (status !== 'active') return undefined;
    const door = doorTo(await this.sessions.doorsOf(id), to);
    if (!door) await this.sessions.assertNotShut(id, to);
    return door;
  }

  async enter(userId: string, door: Door, caller: Caller, opening: Opening): Promise<SignedIn> {
    const { refreshToken, ...ref } = await this.sessions.open(userId, door, caller, opening);
    return { session: await this.answers.of(ref, caller, 'session.signed_in'), refreshToken };
  }
}
