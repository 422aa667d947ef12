import type { PortalRight } from '#libs/contracts';
import type { CreatePortalUserDto } from '#libs/api-client/models/create-portal-user-dto';
import type { FactorResetDto } from '#libs/api-client/models/factor-reset-dto';
import type { EraseMemberDto } from '#libs/api-client/models/erase-member-dto';
import type { InvitedPortalUserDto } from '#libs/api-client/models/invited-portal-user-dto';
import type { PortalUserDto } from '#libs/api-client/models/portal-user-dto';
import type { UpdatePortalUserDto } from '#libs/api-client/models/update-portal-user-dto';
import type { RowAction } from '#libs/ui/table-column';

/** How the contacts of a client are reached: by the firm for any client, by a contact for the own one. */
export interface ContactGateway {
  /** what shows them reloads by this tag */
  readonly tag: string;
  list(): Promise<PortalUserDto[]>;
  create(body: CreatePortalUserDto): Promise<InvitedPortalUserDto>;
  update(contact: PortalUserDto, body: UpdatePortalUserDto): Promise<unknown>;
  invite(id: string): Promise<InvitedPortalUserDto>;
  revoke(id: string): Promise<unknown>;
  deactivate(id: string, reason: string): Promise<unknown>;
  reactivate(id: string): Promise<unknown>;
  /** for the firm alone */
  readonly resetFactor?: (id: string, reason: string) => Promise<FactorResetDto>;
  /** Takes out who a deactivated contact was; of the firm alone. */
  erase?(contact: PortalUserDto, body: EraseMemberDto): Promise<unknown>;
  /** what else the firm may do with one */
  readonly moreOf?: (contact: PortalUserDto) => RowAction[];
  /** whether who looks may decide who has the right */
  mayGive(right: PortalRight): boolean;
}
