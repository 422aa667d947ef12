const utf8 = new TextEncoder();

export type Bytes = Uint8Array<ArrayBuffer>;

/** Of text as UTF-8, or of bytes, in hexadecimal. */
export async function sha256(of: string | Bytes): Promise<string> {
  const bytes = typeof of === 'string' ? utf8.encode(of) : of;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const fromHex = (hex: string): Bytes =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));

/** One character for each byte. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

export const fromLatin1 = (text: string): Bytes =>
  Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
