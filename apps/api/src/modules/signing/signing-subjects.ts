import { Injectable } from '@nestjs/common';
import type { SignatureSubject } from '#libs/contracts';
import type { RequestContext } from '../../platform/context/request-context.js';

/** What the module of a document does when its signing is over; each is called once, in the transaction of the end. */
export interface SigningSubject {
  /** All signed: the sealed PDF, and the firm's day on which the last one signed. */
  signed(ctx: RequestContext, id: string, outcome: { fileId: string; on: string }): Promise<void>;
  /** Declined, expired or voided: nobody will sign this request any more. */
  ended(ctx: RequestContext, id: string): Promise<void>;
}

/** Who is told about documents of a kind. A module that sends some registers in a constructor. */
@Injectable()
export class SigningSubjects {
  private readonly subjects = new Map<SignatureSubject, SigningSubject>();

  register(type: SignatureSubject, subject: SigningSubject): void {
    this.subjects.set(type, subject);
  }

  of(type: SignatureSubject): SigningSubject {
    const subject = this.subjects.get(type);
    if (!subject) throw new Error(`Nobody answers for signed documents of the kind ${type}.`);
    return subject;
  }
}
