import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import argon2 from 'argon2';

const OPTIONS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One spelling of a password, whichever keyboard composed its characters. */
const normal = (password: string): string => password.normalize('NFC');

/** argon2id with OWASP's parameters; all cores but one at most are at it, so that sign-ins cannot starve the rest. */
@Injectable()
export class Passwords {
  private free = Math.max(1, availableParallelism() - 1);
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => argon2.hash(normal(password), OPTIONS));
  }

  /** Takes the same time whether or not there is a hash to compare with. */
  async verify(hash: string | null | undefined, password: string): Promise<boolean> {
    const against = hash ?? (await (this.decoy ??= this.hash('no such account')));
    const matches = await this.inTurn(() => argon2.verify(against, normal(password)));
    return hash != null && matches;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
