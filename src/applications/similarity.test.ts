import { expect, it } from 'vitest'
import { groupsAlike } from './similarity.ts'

const named = (name: string, docNumber = '') => ({ name, docNumber })

it('puts requests for the same information together, by name or by 文号', () => {
  expect(
    groupsAlike([
      named('凯旋路老旧小区改造项目资金使用明细'),
      named('街道机动车停放管理办法'),
      named('凯旋路老旧小区改造项目的资金使用情况'),
      named('征收补偿安置方案', '王城办〔2025〕12号'),
      named('关于印发安置方案的通知', '王城办〔2025〕 12号'),
    ]),
  ).toEqual([
    [0, 2],
    [3, 4],
  ])
})

it('keeps apart what only reads alike: another year, another number', () => {
  expect(groupsAlike([named('2024年部门预算公开情况'), named('2025年部门预算公开情况')])).toEqual([])
  expect(
    groupsAlike([named('安置方案', '王城办〔2025〕12号'), named('安置方案', '王城办〔2025〕13号')]),
  ).toEqual([])
  expect(groupsAlike([named(''), named('')])).toEqual([])
})
