import { ApiProperty } from '@nestjs/swagger';

export class AuditActorDto {
  /** Membership or portal user. */
  id!: string;
  name!: string;
  @ApiProperty({ enum: ['member', 'portal', 'system'], enumName: 'AuditActorType' })
  type!: 'member' | 'portal' | 'system';
}

export class AuditChoicesDto {
  /** Who did something, by name; the first 1,000. */
  people!: AuditActorDto[];
  /** What was done: `invoice.issued`. */
  actions!: string[];
}
