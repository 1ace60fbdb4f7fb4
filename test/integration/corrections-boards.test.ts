/** What was registered wrongly of boards and postings is put right by a new act, on the poster and in the numbers. */
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeBoard, closeBoard, reopenBoard } from '../../src/boards/actions/change-board.ts'
import { correctPosting, hangAgain, takeDown, voidPosting } from '../../src/boards/actions/change-posting.ts'
import { boardFacts, importBoard, post, printPoster } from '../../src/boards/actions/keep-boards.ts'
import { readBoardHistory, readBoards, readPhoto } from '../../src/boards/actions/read-boards.ts'
import { localDate } from '../../src/law/local-date.ts'
import { value } from '../support/results.ts'
import { type Office, openOffice } from '../support/registers-office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice('2025-03-03')
})
afterAll(() => office.close())

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  return (await extractText(new Uint8Array(bytes), { mergePages: true })).text.replace(/\s/g, '')
}
describe('公开栏', () => {
  const board = {
    name: '芳林路公开栏',
    kind: 'column',
    place: '小区北门',
    size: '',
    unitId: null,
    rotateDays: 30,
  } as const
  const posting = {
    title: '救助政策',
    body: '一、条件',
    postedOn: localDate('2025-02-01'),
    untilOn: null,
  } as const

  it('is changed with a reason, closed when nothing hangs there, and taken into use again', async () => {
    const [clerk, liaison] = [office.as('clerk'), office.as('liaison')]
    const boardId = await office.owner.write(clerk.tenancy, (tx) => importBoard(tx, board))
    const count = async () =>
      (await office.owner.read(clerk.tenancy, (db) => boardFacts(db, office.street, 2025))).boards
    expect(await changeBoard(liaison, boardId, board, '迁移')).toMatchObject({ refusal: { field: 'unitId' } })
    expect(await changeBoard(office.as('stranger'), boardId, board, '迁移')).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await changeBoard(clerk, boardId, board, '没有改')).toMatchObject({ refusal: { code: 'invalid' } })
    value(await changeBoard(clerk, boardId, { ...board, place: '小区南门' }, '迁移'))
    const postingId = value(await post(clerk, { ...posting, boardId }, undefined))
    expect(await closeBoard(clerk, boardId, '拆除')).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    value(await takeDown(clerk, postingId, localDate('2025-03-01'), '留档'))
    const before = await count()
    value(await closeBoard(clerk, boardId, '拆除'))
    expect(await count()).toBe(before - 1)
    expect(await post(clerk, { ...posting, boardId }, undefined)).toMatchObject({
      refusal: { code: 'notFound' },
    })
    expect(await hangAgain(clerk, postingId, '没有撤')).toMatchObject({ refusal: { code: 'notAllowedNow' } })
    expect(await changeBoard(clerk, boardId, board, '改')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    value(await reopenBoard(clerk, boardId, '没有拆'))
    expect(await count()).toBe(before)
    expect(value(await readBoardHistory(clerk, 'board', boardId)).acts).toMatchObject([
      { label: '修改公开栏', changes: [{ label: '地点', from: '小区北门', to: '小区南门' }] },
      { label: '停用', note: '拆除' },
      { label: '恢复使用' },
    ])
  })

  it('shows what was corrected on it, prints the day of correction, and counts nothing void', async () => {
    const clerk = office.as('clerk')
    const boardId = await office.owner.write(clerk.tenancy, (tx) =>
      importBoard(tx, { ...board, name: '二号栏' }),
    )
    const count = async () =>
      (await office.owner.read(clerk.tenancy, (db) => boardFacts(db, office.street, 2025))).boardChanges
    const id = value(await post(clerk, { ...posting, boardId }, undefined))
    const before = await count()
    const next = { ...posting, untilOn: localDate('2025-03-03') }
    expect(
      await correctPosting(clerk, id, { ...next, untilOn: localDate('2025-01-31') }, '改', undefined),
    ).toMatchObject({ refusal: { field: 'untilOn' } })
    expect(await correctPosting(clerk, id, next, '没有改', undefined)).toMatchObject({
      refusal: { code: 'invalid' },
    })
    expect(await readPhoto(clerk, id)).toMatchObject({ refusal: { code: 'notFound' } })
    const photo = {
      name: '栏.png',
      bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
    }
    value(await correctPosting(clerk, id, { ...next, title: '救助新政策' }, '标题有误', photo))
    expect(await readPhoto(clerk, id)).toMatchObject({ file: { name: '栏.png', type: 'image/png' } })
    const poster = await printPoster(clerk, id)
    if (!('file' in poster)) throw new Error('no poster')
    expect(poster.file.name).toBe('救助新政策.pdf')
    expect(await textOfPdf(poster.file.bytes)).toContain('2025年3月3日更正')
    value(await takeDown(clerk, id, localDate('2025-03-02'), '柜中'))
    value(await hangAgain(clerk, id, '还在贴'))
    const shown = (await readBoards(clerk)).postings.find(({ postingId }) => postingId === id)
    expect(shown).toMatchObject({ removedOn: null, removedNote: '', title: '救助新政策' })
    value(await voidPosting(clerk, id, '没有张贴'))
    expect(await count()).toBe(before - 1)
    expect(await takeDown(clerk, id, localDate('2025-03-02'), '')).toMatchObject({
      refusal: { code: 'notAllowedNow' },
    })
    expect(
      value(await readBoardHistory(clerk, 'posting', id)).acts.map(({ label, changes }) => [label, changes]),
    ).toEqual([
      [
        '更正张贴',
        [
          { label: '标题', from: '救助政策', to: '救助新政策' },
          { label: '照片', from: '', to: '有' },
        ],
      ],
      ['撤下', []],
      [
        '恢复在贴',
        [
          { label: '撤下日期', from: '2025-03-02', to: '' },
          { label: '材料留存', from: '柜中', to: '' },
        ],
      ],
      ['作废', []],
    ])
  })
})
