/** 印章 and electronic signature of a letter, as they are on the day it is issued. */
import type { LocalDate } from '../law/local-date.ts'
import { sealFor } from '../seals/actions/seal-for.ts'
import { ok, type Result } from '../platform/result.ts'
import type { CaseWork } from './case-work.ts'
import type { LetterBody } from './letter-store.ts'
import type { LetterFacts, LetterKind } from './letters/facts.ts'

export interface LetterSeal {
  readonly facts: Pick<LetterFacts, 'seal'>
  /** Names the key that the printed letter will be signed with. */
  readonly body: Pick<LetterBody, 'signingKey'>
}

/** Nothing where the organ has neither; a refusal where the certificate in force does not hold. */
export async function sealOfLetter(
  { tx, organ }: Pick<CaseWork, 'tx' | 'organ'>,
  kind: LetterKind,
  on: LocalDate,
): Promise<Result<LetterSeal>> {
  const found = await sealFor(tx.db, organ, { kind, on, now: tx.now })
  if (!found.ok) return found
  const { picture, signing } = found.value
  if (picture === null && signing === null) return ok({ facts: {}, body: {} })
  const seal = {
    ...(picture === null ? {} : { picture }),
    ...(signing === null ? {} : { stamp: signing.stamp }),
  }
  return ok({ facts: { seal }, body: signing === null ? {} : { signingKey: signing.keyId } })
}
