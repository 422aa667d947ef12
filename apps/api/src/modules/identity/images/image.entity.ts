import { Check, Column, CreateDateColumn, Index } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

export const IMAGE_KINDS = ['logo', 'photo'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];

/**
 * The firm's logo, or the photo of one of its people, as we drew it. A row never changes: another picture is another
 * row, so that an id says which pixels it shows. Its bytes stand in it, for row-level security lets clients see the
 * logo and no photo.
 */
@TenantTable('images')
@References('Membership', 'membershipId', 'CASCADE')
@Index('uq_images_logo', ['firmId'], { unique: true, where: 'membership_id IS NULL' })
@Index('uq_images_photo', ['firmId', 'membershipId'], { unique: true, where: 'membership_id IS NOT NULL' })
@Check('ck_images_kind', oneOf('kind', IMAGE_KINDS))
@Check('ck_images_whose', `(kind = 'photo') = (membership_id IS NOT NULL)`)
@Check('ck_images_content_type', oneOf('content_type', ['image/png', 'image/webp']))
@Check('ck_images_size', 'octet_length(content) BETWEEN 1 AND 1048576')
@Check('ck_images_pixels', 'width BETWEEN 1 AND 640 AND height BETWEEN 1 AND 256')
export class Image extends TenantRow {
  @Column('text')
  kind!: ImageKind;

  /** Whose photo it is; null for the logo. */
  @Column('uuid', { nullable: true })
  membershipId!: string | null;

  @Column('bytea')
  content!: Buffer;

  @Column('text')
  contentType!: string;

  @Column('int')
  width!: number;

  @Column('int')
  height!: number;

  /** Of the content, in hexadecimal. */
  @Column('text')
  sha256!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
