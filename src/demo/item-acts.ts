/** What is done with an item from draft to publication, and what becomes of it afterwards. */
import type { ItemAct, ItemContent } from '../disclosure/model.ts'
import { publishDue } from '../disclosure/rules.ts'
import { type LocalDate, parseLocalDate } from '../law/local-date.ts'
import type { CasePeople } from './cases/builder.ts'
import type { Demo, LoadedOrgan } from './context.ts'
import type { DemoItem } from './items-data.ts'
import type { Random } from './random.ts'

export type Fate =
  | 'plain'
  | 'onRequest'
  | 'withheld'
  | 'returned'
  | 'referred'
  | 'notPublic'
  | 'corrected'
  | 'withdrawn'

/** Most items are simply published; standing ones always are. */
export function fateOf(item: DemoItem, random: Random): Fate {
  const dice = random.next()
  if (item.once === true || item.kind === 'normative') return 'plain'
  if (item.kind === 'news') return dice < 0.04 ? 'withdrawn' : 'plain'
  if (dice < 0.03) return 'onRequest'
  if (dice < 0.05) return 'withheld'
  if (dice < 0.08) return 'returned'
  if (dice < 0.1) return 'referred'
  if (dice < 0.11) return 'notPublic'
  if (dice < 0.15) return 'corrected'
  return dice < 0.17 ? 'withdrawn' : 'plain'
}

interface Making {
  readonly demo: Demo
  readonly loaded: LoadedOrgan
  readonly content: ItemContent
  readonly on: LocalDate
  readonly fate: Fate
  readonly random: Random
}

type Unnumbered = {
  [K in ItemAct['act']]: { act: K; data: Extract<ItemAct, { act: K }>['data'] }
}[ItemAct['act']]

/** The acts up to today. */
export function actsOfItem(making: Making): readonly ItemAct[] {
  const { demo, loaded, on, fate, content } = making
  const acts: ItemAct[] = []
  let day = on
  const add = (step: Unnumbered, role: keyof CasePeople, after = 0): void => {
    if (after > 0) day = demo.days.after(day, after)
    const personId = loaded.people[role]
    const act = { seq: acts.length + 1, on: day, personId, personName: loaded.names[role], ...step }
    acts.push(act as ItemAct) // act and data are of one kind
  }
  add({ act: 'drafted', data: {} }, 'clerk')
  submit(making, add, 1)
  if (fate === 'returned') {
    add({ act: 'returned', data: { reason: '内容概述过于简单，请补充后再报' } }, 'reviewer', 1)
    submit(making, add, 2)
  }
  const version = fate === 'returned' ? 2 : 1
  add({ act: 'reviewed', data: { version, round: 1, opinion: '同意' } }, 'reviewer', 1)
  if (content.attribute === 'proactive') examine(making, add, version)
  return acts.filter((act) => act.on <= demo.today)
}

type Add = (step: Unnumbered, role: keyof CasePeople, after?: number) => void

function submit({ loaded, content }: Making, add: Add, version: number): void {
  const editors = [loaded.people.clerk]
  add({ act: 'submitted', data: { version, editors, attribute: content.attribute, reviews: 1 } }, 'clerk')
}

function examine(making: Making, add: Add, version: number): void {
  const { fate, random } = making
  if (fate === 'referred') {
    const referredTo = '区保密行政管理部门'
    add(
      {
        act: 'secrecyReviewed',
        data: { version, result: 'refer', opinion: '涉及跨部门数据，不能确定', referredTo },
      },
      'secrecy',
      1,
    )
    const by = { by: referredTo, documentNumber: '演示复函第8号', opinion: '可以公开' }
    add({ act: 'secrecyDetermined', data: { result: 'public', ...by } }, 'secrecy', 4)
  } else if (fate === 'notPublic') {
    add(
      {
        act: 'secrecyReviewed',
        data: { version, result: 'notPublic', opinion: '含有尚未公布的调查数据，不宜公开' },
      },
      'secrecy',
      1,
    )
    return
  } else
    add(
      { act: 'secrecyReviewed', data: { version, result: 'public', opinion: '不涉密，可以公开' } },
      'secrecy',
      random.int(0, 1),
    )
  publish(making, add, 'first', version)
  afterwards(making, add)
}

function publish(
  { demo, content, random }: Making,
  add: Add,
  how: 'first' | 'correction',
  version: number,
): void {
  const { due, provisional } = publishDue(content.formedOn, demo.services.calendar.current())
  const lawful = provisional ? null : (parseLocalDate(due) ?? null)
  add({ act: 'published', data: { version, how, due: lawful } }, 'head', random.int(0, 2))
}

function afterwards(making: Making, add: Add): void {
  const { demo, fate, content } = making
  if (fate === 'corrected') {
    add({ act: 'revised', data: { how: 'correction', reason: '附表合计数有误' } }, 'clerk', 3)
    submit(making, add, 2)
    add({ act: 'reviewed', data: { version: 2, round: 1, opinion: '已核对' } }, 'reviewer', 1)
    add({ act: 'secrecyReviewed', data: { version: 2, result: 'public', opinion: '可以公开' } }, 'secrecy')
    publish(making, add, 'correction', 2)
  }
  if (fate === 'withdrawn')
    add(
      { act: 'withdrawn', data: { ground: 'duplicate', reason: '与此前发布的信息重复', keepTitle: true } },
      'head',
      5,
    )
  const { expiresOn } = content
  if (expiresOn !== null && expiresOn <= demo.today)
    add(
      { act: 'validityMarked', data: { validity: 'expired', since: expiresOn, note: '有效期届满' } },
      'clerk',
      daysUntil(making, expiresOn),
    )
}

/** Working days from the making of the document to the marking, the day after it expired. */
function daysUntil({ demo, on }: Making, expiresOn: LocalDate): number {
  let workdays = 0
  for (let day = on; day <= expiresOn; day = demo.days.after(day, 1)) workdays += 1
  return workdays
}
