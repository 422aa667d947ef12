import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from '#libs/contracts';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { MEMBER_LIST } from '../members.queries.js';

export class MemberDto {
  id!: string;
  name!: string;
  email!: string | null;
  jobTitle!: string;
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus' })
  status!: MembershipStatus;
  roles!: string[];
}

export class MemberPageDto extends pageOf(MemberDto) {}

export class ListMembersQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(MEMBER_LIST))
  @ApiProperty({ enum: sortKeys(MEMBER_LIST), required: false })
  sort?: string;

  @IsOptional()
  @IsIn(MEMBERSHIP_STATUSES)
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus', required: false })
  status?: MembershipStatus;
}
