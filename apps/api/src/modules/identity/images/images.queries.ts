/** The id of a person's photo, null without one, for lists that name people. Index: uq_images_photo. */
export const photoOf = (person: string): string =>
  `(SELECT i.id FROM images i WHERE i.firm_id = ${person}.firm_id AND i.membership_id = ${person}.id)`;

/** The logo as pages need it, null without one; its bytes are asked for by its id. Index: uq_images_logo. */
export const logoOf = (firm: string): string =>
  `(SELECT json_build_object('id', i.id, 'width', i.width, 'height', i.height)
    FROM images i WHERE i.firm_id = ${firm} AND i.membership_id IS NULL)`;

export const PHOTO = `SELECT ${photoOf('m')} AS "photoId" FROM memberships m WHERE m.firm_id = $1 AND m.id = $2`;

export const LOGO = `SELECT content, width, height FROM images WHERE firm_id = $1 AND membership_id IS NULL`;

export const IMAGE = `SELECT kind, content, content_type AS "contentType", sha256 FROM images WHERE firm_id = $1 AND id = $2`;
