import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text that fits into a link: the bearer of it may do what it was made for. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. A plain hash does: nobody can try 2^256 of them. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
