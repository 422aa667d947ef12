import { type DomainError, wrongState } from '../errors/domain-error.js';

/**
 * The states of a thing and where each may go, as a table. Every status change passes through `move`.
 *
 * `what` is the thing in words, as `time entry`; the error's code is made of it: TIME_ENTRY_WRONG_STATE.
 */
export class Lifecycle<Status extends string> {
  constructor(
    private readonly what: string,
    private readonly transitions: Readonly<Record<Status, readonly Status[]>>,
  ) {}

  may(from: Status, to: Status): boolean {
    return this.transitions[from].includes(to);
  }

  /** Sets the status of a row in memory; the caller writes it. @throws 409 when the table has no such way. */
  move(row: { status: Status }, to: Status): void {
    const refusal = this.refusal(row.status, to);
    if (refusal) throw refusal;
    row.status = to;
  }

  /** The states that lead to this one: for one statement over many rows. */
  from(to: Status): Status[] {
    return (Object.keys(this.transitions) as Status[]).filter((status) => this.may(status, to));
  }

  /** Why the table has no such way; undefined when it has. For reports that name each row. */
  refusal(from: Status, to: Status): DomainError | undefined {
    if (this.may(from, to)) return undefined;
    const code = `${this.what.toUpperCase().replaceAll(' ', '_')}_WRONG_STATE`;
    return wrongState(code, `This ${this.what} is ${words(from)}: it cannot become ${words(to)}.`);
  }
}

const words = (status: string): string => status.replaceAll('_', ' ');
