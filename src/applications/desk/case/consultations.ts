import type { ApplicationDetail } from '../../contract.ts'

type Entry = ApplicationDetail['acts'][number]

export interface Consultation {
  readonly seq: number
  readonly kind: 'consultThirdParty' | 'consultOrgan'
  readonly name: string
  readonly party: string
  readonly sent: string
  readonly entry: Entry
  readonly letterId: string | null
  /** The opinion that answers it: the earliest open one of its kind. */
  readonly reply: Entry | undefined
  /** The day the other side got the letter, where it is known. */
  readonly deliveredOn: string | undefined
}

const DELIVERED = '对方收到'
const REPLIES = { consultThirdParty: 'thirdPartyReplied', consultOrgan: 'organReplied' } as const

/** Letters of consultation with their delivery and answer, read off the record. */
export function consultationsOf(acts: readonly Entry[]): readonly Consultation[] {
  const live = acts.filter((act) => !act.undone)
  const replies = {
    thirdPartyReplied: live.filter(({ kind }) => kind === 'thirdPartyReplied'),
    organReplied: live.filter(({ kind }) => kind === 'organReplied'),
  }
  // The record names no letter for a delivery noted later: they are taken in order.
  const deliveries = live.filter(({ kind }) => kind === 'opinionLetterDelivered')
  return live.flatMap((entry): Consultation[] => {
    const { kind } = entry
    if (kind !== 'consultThirdParty' && kind !== 'consultOrgan') return []
    return [
      {
        seq: entry.seq,
        kind,
        name: entry.name,
        party: entry.lines[0]?.value ?? '',
        sent: entry.on,
        entry,
        letterId: entry.letterId,
        reply: replies[REPLIES[kind]].shift(),
        deliveredOn: entry.lines.some(({ label }) => label === DELIVERED) ? entry.on : deliveries.shift()?.on,
      },
    ]
  })
}

/** Sent, and nobody knows yet whether it arrived. */
export function undeliveredConsultations(acts: readonly Entry[]): readonly Consultation[] {
  return consultationsOf(acts).filter(({ deliveredOn }) => deliveredOn === undefined)
}
