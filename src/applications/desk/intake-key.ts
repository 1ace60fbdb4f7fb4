/** One key for one form: sent twice, it is still one. Not randomUUID: it is missing where the desk is served without https. */
export function newIntakeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
