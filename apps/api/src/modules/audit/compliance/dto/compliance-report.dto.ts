import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import {
  ALL_PERMISSIONS,
  API_KEY_PERMISSIONS,
  API_KEY_STATES,
  type ApiKeyState,
  MEMBERSHIP_STATUSES,
  type MembershipStatus,
  type Permission,
  PORTAL_RIGHTS,
  type PortalRight,
  type Role,
  ROLES,
} from '#libs/contracts';
import { IsWorkDate } from '../../../../platform/http/validators.js';
import { AuditVerificationDto } from '../../dto/audit-verification.dto.js';
import { COMPLIANCE_TOPICS, type ComplianceTopic } from '../figures.js';

export class CompliancePeriodQuery {
  /** First day, where the firm is. */
  @IsWorkDate()
  from!: string;

  /** Last day. */
  @IsWorkDate()
  to!: string;
}

const FORMATS = ['pdf', 'csv', 'json'] as const;
export type ComplianceFormat = (typeof FORMATS)[number];

export class ComplianceFileQuery extends CompliancePeriodQuery {
  @IsIn(FORMATS)
  @ApiProperty({ enum: FORMATS, enumName: 'ComplianceFormat' })
  format!: ComplianceFormat;
}

export class ComplianceFigureDto {
  @ApiProperty({ enum: COMPLIANCE_TOPICS, enumName: 'ComplianceTopic' })
  topic!: ComplianceTopic;
  /** An action of the audit record, or what is so now, as `people_active`. */
  name!: string;
  @ApiProperty({ type: 'integer' })
  value!: number;
  /** The list of this API that the figure counts, below the base path. */
  path!: string;
}

export class CompliancePersonDto {
  id!: string;
  name!: string;
  /** Empty where none is known. */
  email!: string;
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus' })
  status!: MembershipStatus;
  @ApiProperty({ enum: ROLES, enumName: 'Role', isArray: true })
  roles!: Role[];
  /** Names of the firm's own roles. */
  customRoles!: string[];
  hasSecondFactor!: boolean;
  /** As far as the audit record goes back. */
  lastSignInAt!: Date | null;
  @ApiProperty({ type: 'integer', description: 'In the period' })
  signIns!: number;
  @ApiProperty({ type: 'integer', description: 'In the period' })
  failedSignIns!: number;
}

export class CompliancePortalPersonDto {
  id!: string;
  name!: string;
  email!: string;
  clientId!: string;
  clientName!: string;
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus' })
  status!: MembershipStatus;
  @ApiProperty({ enum: PORTAL_RIGHTS, enumName: 'PortalRight', isArray: true })
  rights!: PortalRight[];
  lastSignInAt!: Date | null;
}

export class ComplianceRightDto {
  @ApiProperty({ enum: ALL_PERMISSIONS, enumName: 'Permission' })
  permission!: Permission;
  /** Names of the active people who hold it, by whichever role. */
  people!: string[];
}

export class ComplianceKeyDto {
  id!: string;
  name!: string;
  /** In whose name it acts. */
  madeBy!: string;
  @ApiProperty({ enum: API_KEY_PERMISSIONS, enumName: 'ApiKeyScope', isArray: true })
  scopes!: Permission[];
  @ApiProperty({ enum: API_KEY_STATES, enumName: 'ApiKeyState' })
  state!: ApiKeyState;
  createdAt!: Date;
  @ApiProperty({ type: 'string', format: 'date' })
  expiresOn!: string;
  lastUsedAt!: Date | null;
}

export class ComplianceRecordDto {
  /** How far the chain goes and how it was found last. */
  chain!: AuditVerificationDto;
  @ApiProperty({ type: 'integer', description: 'Entries of the period' })
  entries!: number;
  @ApiProperty({ type: 'integer', description: 'Verifications of the period that found the chain intact' })
  foundIntact!: number;
  @ApiProperty({ type: 'integer', description: 'Verifications of the period that found it broken' })
  foundBroken!: number;
  @ApiProperty({ type: 'integer', description: 'For how many years entries are kept' })
  keptYears!: number;
  /** The oldest entry that is kept. */
  oldestAt!: Date | null;
}

/** Who may do what and who did, as auditors ask. Events are of the period, all else is as it is when it is made. */
export class ComplianceReportDto {
  firmName!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  from!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  to!: string;
  madeAt!: Date;
  madeBy!: string;
  /** Whether the firm asks everybody for a second factor. */
  mfaRequired!: boolean;
  figures!: ComplianceFigureDto[];
  record!: ComplianceRecordDto;
  people!: CompliancePersonDto[];
  rights!: ComplianceRightDto[];
  portalPeople!: CompliancePortalPersonDto[];
  keys!: ComplianceKeyDto[];
}
