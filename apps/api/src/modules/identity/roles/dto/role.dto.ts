import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn } from 'class-validator';
import { ALL_PERMISSIONS, LIMITS, type Permission, type Role, ROLES } from '#libs/contracts';
import { IfGiven, IsLine, IsText } from '../../../../platform/http/validators.js';

export class CreateRoleDto {
  /** No other role of the firm has it, however it is capitalised. */
  @IsLine(LIMITS.roleNameLength)
  name!: string;

  @IfGiven()
  @IsText()
  description?: string;

  /** With all that they build on: `client.write` needs `client.read`. */
  @ApiProperty({ enum: ALL_PERMISSIONS, enumName: 'Permission', isArray: true, minItems: 1 })
  @IsIn(ALL_PERMISSIONS, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(ALL_PERMISSIONS.length)
  @ArrayUnique()
  permissions!: Permission[];
}

export class UpdateRoleDto extends PartialType(CreateRoleDto, { skipNullProperties: false }) {}

export class RoleDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  description!: string;
  @ApiProperty({ enum: ALL_PERMISSIONS, enumName: 'Permission', isArray: true })
  permissions!: Permission[];
  @ApiProperty({ type: 'integer', description: 'How many people have it' })
  people!: number;
}

export class BuiltInRoleDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role!: Role;
  @ApiProperty({ enum: ALL_PERMISSIONS, enumName: 'Permission', isArray: true })
  permissions!: Permission[];
}

export class RolesOfFirmDto {
  /** The same in every firm; they do not change. */
  builtIn!: BuiltInRoleDto[];
  custom!: RoleDto[];
}
