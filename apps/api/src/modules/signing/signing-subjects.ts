import { Injectable } from '@nestjs/common';
import { P, type Permission, type SignatureSubject, type SignerSide } from '#libs/contracts';
import { mustHave, type RequestContext } from '../../platform/context/request-context.js';

/** One signature of a document that all have signed. */
export interface SignedBy {
  side: SignerSide;
  name: string;
  email: string;
  /** The name as typed. */
  signature: string;
  signedAt: Date;
  /** Where it came from. */
  address: string;
  agent: string;
}

export interface SignedOutcome {
  /** The sealed PDF. */
  fileId: string;
  /** The firm's day on which the last one signed. */
  on: string;
  /** In their order. */
  signers: readonly SignedBy[];
}

export interface EndedOutcome {
  status: 'declined' | 'expired' | 'voided';
  reason: string;
  /** Who declined; null where nobody did. */
  declined: Pick<SignedBy, 'name' | 'email' | 'address' | 'agent'> | null;
}

/** What the module of a document does when its signing is over; each is called once, in the transaction of the end. */
export interface SigningSubject {
  signed(ctx: RequestContext, id: string, outcome: SignedOutcome): Promise<void>;
  /** Nobody will sign this request any more. */
  ended(ctx: RequestContext, id: string, outcome: EndedOutcome): Promise<void>;
  /** Left out where whoever reads the record may read its paper, too. @throws 403 */
  assertPaperRead?(ctx: RequestContext, id: string): Promise<void>;
}

const READ: Record<SignatureSubject, Permission> = {
  contract: P.ContractRead,
  proposal: P.ProposalRead,
  change_order: P.EngagementRead,
};

/** @throws 403 for who may not read such documents */
export const assertReads = (ctx: RequestContext, type: SignatureSubject): void => mustHave(ctx, READ[type]);

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
