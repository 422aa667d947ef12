import { Injectable } from '@nestjs/common';
import type { SignatureDeed } from '#libs/contracts';
import { chainHash } from '#libs/seal';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { SignatureEvent, SignatureRequest, type Signer } from './signature.entity.js';

/** Where somebody who signs comes from. */
export interface From {
  address: string;
  agent: string;
}

export const NOWHERE: From = { address: '', agent: '' };

export interface Happening {
  deed: SignatureDeed;
  who: string;
  from?: From;
  note?: string;
}

/** A signer in an event: names are not unique, addresses of one request are. */
export const whoIs = ({ name, email }: Signer): string => `${name} <${email}>`;

/** Writes what happens to a request into its chain. The caller holds the request's row. */
@Injectable()
export class SignatureLog {
  constructor(private readonly database: Database) {}

  /** Chains the next event to the request, whose row in memory follows. */
  async add(
    ctx: RequestContext,
    request: SignatureRequest,
    { deed, who, from = NOWHERE, note = '' }: Happening,
  ): Promise<void> {
    const at = new Date();
    const position = request.eventCount + 1;
    const event = { position, deed, who, ...from, note };
    const hash = await chainHash(request.eventHead, { ...event, at: at.toISOString() });
    await this.database.repo(ctx, SignatureEvent).append({ ...event, requestId: request.id, at, hash });
    const chain = { eventCount: position, eventHead: hash };
    Object.assign(request, await this.database.repo(ctx, SignatureRequest).update(request.id, chain));
  }
}
