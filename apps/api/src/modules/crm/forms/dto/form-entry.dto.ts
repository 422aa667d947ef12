import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { FORM_ENTRY_STATUSES, type FormEntryStatus, type Suspicion, SUSPICIONS } from '#libs/contracts';
import { IfGiven } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { ENTRY_LIST } from '../lead-forms.queries.js';

const STATUS = { enum: FORM_ENTRY_STATUSES, enumName: 'FormEntryStatus' } as const;

export class FormEntryDto {
  id!: string;
  formId!: string;
  formName!: string;
  company!: string;
  person!: string;
  email!: string;
  phone!: string;
  message!: string;
  /** What they agreed to, in the words of then. */
  consent!: string;
  @ApiProperty(STATUS)
  status!: FormEntryStatus;
  @ApiProperty({ enum: SUSPICIONS, enumName: 'Suspicion', isArray: true })
  suspicions!: Suspicion[];
  leadId!: string | null;
  createdAt!: Date;
}

export class FormEntryPageDto extends pageOf(FormEntryDto) {}

export class ListFormEntriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(ENTRY_LIST))
  @ApiProperty({ enum: sortKeys(ENTRY_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(FORM_ENTRY_STATUSES)
  @ApiProperty({ ...STATUS, required: false })
  status?: FormEntryStatus;

  @IfGiven()
  @IsUUID()
  formId?: string;

  @IfGiven()
  @IsUUID()
  leadId?: string;
}
