import { ApiProperty } from '@nestjs/swagger';
import { CHECK_RESULTS, type CheckResult } from '../chain/audit-check.entity.js';

export class AuditCheckDto {
  @ApiProperty({ format: 'date-time' })
  at!: Date;
  @ApiProperty({ enum: CHECK_RESULTS, enumName: 'AuditCheckResult' })
  result!: CheckResult;
  /** The last entry that is as it was sealed. */
  @ApiProperty({ type: 'integer' })
  seq!: number;
  /** The first entry that is not. */
  @ApiProperty({ type: 'integer', nullable: true })
  faultSeq!: number | null;
  /** What is wrong there. */
  fault!: string | null;
}

export class AuditVerificationDto {
  /** How many entries the chain has: the number of the last one. */
  @ApiProperty({ type: 'integer' })
  sealed!: number;
  /** The hash of the last one, SHA-256 in hex. */
  hash!: string;
  lastCheck!: AuditCheckDto | null;
}
