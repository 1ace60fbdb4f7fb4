import { describe, expect, it } from 'vitest'
import { clauseOf, formSign, matchRow } from './labels.ts'

const rowOf = (text: string) => matchRow(text)?.label.key

describe('row labels', () => {
  it.each([
    ['２．其他法律行政法规禁止公开', 'denied.lawForbids'],
    ['2.其他法律行政止公开', 'denied.lawForbids'],
    ['1.本机关不掌握相关信息', 'unable.notHeld'],
    ['3.危及“三安全一稳定”', 'denied.threeSecurities'],
    ["3.危及'三安全一稳定'", 'denied.threeSecurities'],
    ['(二)部分公開(區分處理的,只計這一情形,不計其他情形)', 'partial'],
    ['（ 一 ） 予以公开', 'granted'],
    ['⼆、上年结转政府信息公开申请数量', 'carriedIn'],
    ['二、上年结转政府信息公开数量', 'carriedIn'],
    ['1.逾期不补正', 'other.noCorrection'],
    ['规范性文件', 'normativeDocuments'],
    ['行政规范性文件', 'normativeDocuments'],
    ['规章（设区的市、自治州人民政府应提供相关数据）', 'regulations'],
  ])('%s', (printed, key) => {
    expect(rowOf(printed)).toBe(key)
  })

  it('a short misprint is recognised among the rows of its table', () => {
    expect(matchRow('行政许事项', 'proactive')?.label.key).toBe('licensing')
  })

  it('another row named inside a label does not count', () => {
    const printed = '其他对外管理服务事项（指行政许可以外的政务服务事项，含行政处罚、行政强制）'
    expect(rowOf(printed)).toBe('otherServices')
  })

  it.each([
    '其他主动公开文件',
    '行政检查',
    '行政复议',
    '未经复议直接起诉',
    '总体情况',
    '主要问题',
    '（三）不予公开',
    '申请人情况',
  ])('%s is no row of the form', (printed) => {
    expect(rowOf(printed)).toBeUndefined()
  })
})

describe('headings of 表二', () => {
  it.each([
    ['第二十条第（一）项', '一'],
    ['中华人民共和国政府信息公开条例 第二十条第(五)项', '五'],
    ['第二十條第(八)項', '八'],
  ])('%s', (printed, clause) => {
    expect(clauseOf(printed)).toBe(clause)
  })

  it.each([
    ['本年制发件数', '2021'],
    ['本年发件', '2021'],
    ['现行有效件', '2021'],
    ['现行有效件数(历史累计)', '2021'],
    ['本年处理绝对数量', '2021'],
    ['本年新 制作数量', '2019'],
    ['本年增/', '2019'],
    ['处理决定数量', '2019'],
  ])('%s belongs to the form of %s', (printed, form) => {
    expect(formSign(printed)).toBe(form)
  })
})
