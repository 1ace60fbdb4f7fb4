import type { LocalDate } from '../../law/local-date.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { GuideContent, MatterRow } from '../model.ts'
import { appendAct, insertGuide, insertVersion, putPublicGuide, unitName, updateGuide } from '../store.ts'

export interface GuideToImport {
  readonly row?: MatterRow
  readonly name: string
  readonly category: string
  readonly unitId: string | null
  readonly validFrom: LocalDate
  readonly validTo?: LocalDate | null
  readonly content: GuideContent
  /** The day it was published; left out: a draft. */
  readonly publishedOn?: LocalDate
  readonly madeBy?: string | null
  readonly publishedBy?: string | null
}

/** Inserts guides with their acts and public copies in the caller's transaction (demo, generator). Answers their ids. */
export async function importGuides(tx: Tx, guides: readonly GuideToImport[]): Promise<readonly string[]> {
  const { organId } = tx.tenancy
  const ids: string[] = []
  for (const [index, guide] of guides.entries()) {
    const guideId = newId(tx.now)
    ids.push(guideId)
    const {
      name,
      category,
      unitId,
      validFrom,
      validTo = null,
      content,
      row = 'otherServices',
      madeBy = null,
    } = guide
    const head = { guideId, row, name, category, unitId, validFrom, validTo, sort: index + 1 }
    await insertGuide(tx.db, organId, head)
    await insertVersion(tx.db, organId, { guideId, version: 1, content, madeAt: tx.now, madeBy, note: '' })
    await appendAct(tx.db, organId, { guideId, kind: 'created', on: validFrom, at: tx.now, personId: madeBy })
    tx.audit({ type: 'serviceGuide.created', subject: `guide/${guideId}`, data: { guideId } })
    const { publishedOn } = guide
    if (publishedOn !== undefined) {
      await appendAct(tx.db, organId, {
        guideId,
        kind: 'published',
        on: publishedOn,
        at: tx.now,
        personId: guide.publishedBy ?? null,
        data: { version: 1 },
      })
      tx.audit({ type: 'serviceGuide.published', subject: `guide/${guideId}`, data: { guideId, version: 1 } })
    }
    if (publishedOn !== undefined && validTo === null) {
      await updateGuide(tx.db, organId, guideId, { published_version: 1 })
      const copy = { unitName: await unitName(tx.db, organId, unitId), version: 1, on: publishedOn, content }
      await putPublicGuide(tx.db, organId, { ...head, version: 1, publishedVersion: 1 }, copy)
    }
    if (validTo !== null) {
      await appendAct(tx.db, organId, {
        guideId,
        kind: 'ended',
        on: validTo,
        at: tx.now,
        personId: null,
        data: { on: validTo },
      })
      tx.audit({
        type: 'serviceGuide.ended',
        subject: `guide/${guideId}`,
        data: { guideId, on: validTo, reason: '' },
      })
    }
  }
  return ids
}
