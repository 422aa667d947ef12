import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Config } from '../config/config.js';

/** 256 random bits as text that fits into a link: the bearer of it may do what it was made for. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. A plain hash does: nobody can try 2^256 of them. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The UUID of 16 bytes. */
export const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A key of its own for each purpose, 256 bits derived from JWT_SECRET: one that leaks tells nothing of the others. */
export const derivedKey = ({ JWT_SECRET }: Pick<Config, 'JWT_SECRET'>, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', JWT_SECRET, '', purpose, 32)));
