import { describe, expect, it } from 'vitest'
import { readValue } from './values.ts'

const count = (value: number) => ({ ok: true, value: { kind: 'count', value } })
const wan = (text: string) => ({ ok: true, value: { kind: 'amount', wan: text } })

describe('a printed cell as a value', () => {
  it.each([
    ['0', 0],
    [' 12 ', 12],
    ['1,234', 1234],
    ['１２', 12],
    ['0件', 0],
    ['22（其中修订16件）', 22],
    ['-3', -3],
    ['3.0', 3],
  ])('count %s', (printed, value) => {
    expect(readValue(printed, 'count')).toMatchObject(count(value))
  })

  it.each([
    ['+21', 21],
    ['增1423', 1423],
    ['减38', -38],
    ['减少38项', -38],
    ['新增2', 2],
    ['−4', -4],
    ['未增未减', 0],
    ['无变化', 0],
  ])('change %s', (printed, value) => {
    expect(readValue(printed, 'signed')).toMatchObject(count(value))
  })

  it.each([
    ['18.8710', '18.871'],
    ['2601.953875', '2601.953875'],
    ['23600万元', '23600'],
    ['43.788 万元', '43.788'],
    ['251000元', '25.1'],
    ['0.1元', '0.00001'],
    ['1,234.56万', '1234.56'],
    ['34', '34'],
  ])('amount %s is exactly %s 万元', (printed, text) => {
    expect(readValue(printed, 'amount')).toMatchObject(wan(text))
  })

  it('an amount without unit takes the unit of its heading', () => {
    expect(readValue('251000', 'amount', '元')).toMatchObject(wan('25.1'))
    expect(readValue('251000元', 'amount', '万元')).toMatchObject(wan('25.1'))
  })

  it.each(['', ' ', '/', '-', '—', '——', '－', '\\'])('%j is a blank, never a zero', (printed) => {
    expect(readValue(printed, 'count')).toEqual({
      ok: true,
      value: { kind: 'blank', printed: printed.trim() },
    })
  })

  it.each(['无', '约3', '3人', '见附件', '1.5', '12 34', '三'])('%s is not decided', (printed) => {
    expect(readValue(printed, 'count')).toMatchObject({ ok: false })
  })
})
