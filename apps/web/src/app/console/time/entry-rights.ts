import { Service, inject } from '@angular/core';
import { P } from '#libs/contracts';
import type { TimeEntryDto } from '#libs/api-client/models/time-entry-dto';

import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';

type Entry = Pick<TimeEntryDto, 'membershipId' | 'projectManagerId' | 'status'>;

/** What the signed-in person may do with an entry, as the API sees it. */
@Service()
export class EntryRights {
  private readonly can = inject(Permissions).can;
  private readonly session = inject(Session);

  isMine({ membershipId }: Pick<Entry, 'membershipId'>): boolean {
    return membershipId === this.session.me()?.membership?.id;
  }

  /** Somebody else decides about one's own hours. */
  reopens(entry: Entry): boolean {
    return (this.can(P.TimeApprove) || this.leads(entry)) && !this.isMine(entry) && isDecided(entry);
  }

  private leads({ projectManagerId }: Entry): boolean {
    return this.can(P.ProjectLead) && projectManagerId === this.session.me()?.membership?.id;
  }

  /** Nobody overrides a rate that they may not read. */
  changesRates(): boolean {
    return this.can(P.TimeRateOverride) && this.can(P.RateRead);
  }
}

/** The owner may still change it. */
export const isOpen = ({ status }: Pick<Entry, 'status'>): boolean =>
  status === 'draft' || status === 'rejected';

const isDecided = ({ status }: Entry): boolean => status === 'approved' || status === 'invoiced';
