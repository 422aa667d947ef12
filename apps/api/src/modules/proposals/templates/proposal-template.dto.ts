import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IfGiven, IsLine, IsText } from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { ProposalBlocksDto, ProposalLineDto, ProposalSectionDto } from '../dto/content.dto.js';
import { TEMPLATE_LIST } from './proposal-templates.queries.js';

export class CreateProposalTemplateDto extends OmitType(ProposalBlocksDto, [
  'discountKind',
  'discountValue',
]) {
  @IsLine()
  name!: string;

  /** What it is good for. */
  @IfGiven()
  @IsText(500)
  description?: string;
}

export class UpdateProposalTemplateDto extends PartialType(CreateProposalTemplateDto, {
  skipNullProperties: false,
}) {}

export class ProposalTemplateRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  description!: string;
  @ApiProperty({ type: 'integer' })
  sectionCount!: number;
  @ApiProperty({ type: 'integer' })
  lineCount!: number;
  updatedAt!: Date;
}

export class ProposalTemplatePageDto extends pageOf(ProposalTemplateRowDto) {}

export class ProposalTemplateDto extends ProposalTemplateRowDto {
  sections!: ProposalSectionDto[];
  lines!: ProposalLineDto[];
}

export class ListProposalTemplatesQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(TEMPLATE_LIST))
  @ApiProperty({ enum: sortKeys(TEMPLATE_LIST), required: false })
  sort?: string;
}
