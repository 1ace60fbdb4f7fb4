import { hash, verify } from '@node-rs/argon2'

/** argon2id; 19 MiB, 2 passes (OWASP's minimum), about 20 ms on the machines this runs on. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'))
}

/** A hash nobody's password has: verifying against it takes as long for an unknown name as for a known one. */
export const NOBODY_HASH: Promise<string> = hashPassword(`nobody ${Math.PI}`)
