import { ApiProperty } from '@nestjs/swagger';
import {
  MILESTONE_ACCEPTANCES,
  MILESTONE_STATUSES,
  type MilestoneAcceptance,
  type MilestoneStatus,
} from '#libs/contracts';
import { IfGiven, IsText, IsWorkDate } from '../../../../platform/http/validators.js';

const maybeDate = { type: 'string', format: 'date', nullable: true } as const;

export class ReachMilestoneDto {
  /** Today when left out; never later. */
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  date?: string;

  /** What was delivered, and where: the client reads it. */
  @IfGiven()
  @IsText()
  note?: string;
}

export class AcceptMilestoneDto {
  /** When the client accepted; today when left out, never later, and not before it was reached. */
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  date?: string;

  /** Who accepted, and how that is known. */
  @IsText()
  note!: string;
}

export class MilestoneStateDto {
  /** The milestone's, as it was agreed. */
  id!: string;
  title!: string;
  @ApiProperty({ enum: MILESTONE_STATUSES, enumName: 'MilestoneStatus' })
  status!: MilestoneStatus;
  @ApiProperty(maybeDate)
  reachedOn!: string | null;
  @ApiProperty(maybeDate)
  acceptedOn!: string | null;
  /** By word of the client that somebody recorded, because nobody objected in time, or by the client in the portal. */
  @ApiProperty({ enum: MILESTONE_ACCEPTANCES, enumName: 'MilestoneAcceptance', nullable: true })
  acceptance!: MilestoneAcceptance | null;
  @ApiProperty(maybeDate)
  rejectedOn!: string | null;
  /** What was delivered, as the client reads it. */
  note!: string;
  /** What the client said, or how it is known what they said. */
  answer!: string;
  /** Who of the client answered in the portal; else empty. */
  answeredByName!: string;
  /** The day on which it counts as accepted by itself, unless the client objects; null where somebody has to say so. */
  @ApiProperty(maybeDate)
  acceptedByItselfOn!: string | null;
}
