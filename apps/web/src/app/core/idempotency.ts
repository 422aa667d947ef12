/** A fresh `Idempotency-Key`. Make one a form and keep it for its retries: the server then acts once. */
export function newIdempotencyKey(): string {
  // Unlike randomUUID this also works on a plain http origin.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
