import { expect, it } from 'vitest'
import { diffTexts } from './diff.ts'

it('shows an unchanged letter as it is', () => {
  expect(
    diffTexts('答复如下。\n此复', '答复如下。\n此复')
      .flat()
      .every(({ kind }) => kind === 'same'),
  ).toBe(true)
})

it('marks the changed characters of a line only', () => {
  expect(diffTexts('限于3月1日前领取', '限于3月5日前领取')).toEqual([
    [
      { kind: 'same', text: '限于3月' },
      { kind: 'removed', text: '1' },
      { kind: 'added', text: '5' },
      { kind: 'same', text: '日前领取' },
    ],
  ])
})

it('shows an added and a removed line where they stand', () => {
  expect(diffTexts('甲\n乙', '甲\n丙丁\n乙')).toEqual([
    [{ kind: 'same', text: '甲' }],
    [{ kind: 'added', text: '丙丁' }],
    [{ kind: 'same', text: '乙' }],
  ])
  expect(diffTexts('甲\n乙\n丙', '甲\n丙').flat()).toContainEqual({ kind: 'removed', text: '乙' })
})

it('puts both texts together again from the pieces', () => {
  const before = '一、关于补正\n二、关于期限\n三、附件'
  const after = '一、关于补正事项\n三、附件\n四、落款'
  const lines = diffTexts(before, after)
  const side = (gone: string): string =>
    lines
      .map((line) => line.filter(({ kind }) => kind !== gone))
      .filter((line) => line.length > 0)
      .map((line) => line.map(({ text }) => text).join(''))
      .join('\n')
  expect(side('added')).toBe(before)
  expect(side('removed')).toBe(after)
})
