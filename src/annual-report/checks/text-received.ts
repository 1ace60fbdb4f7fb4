/**
 * text.received — numbers of requests in the prose against 表三: 收到（新收）, 收到并办理（新收＋结转）, 办结, 予以公开, 部分公开,
 * each bound to its own clause by the reader.
 */
import type { RequestRow } from '../model.ts'
import { requestPath } from '../model.ts'
import type { Finding, Statement } from '../reading.ts'
import type { Check, Subject } from './check.ts'
import { countAt } from './check.ts'
import { requestRowName } from './naming.ts'
import { compareStatement, sampleStatement, statementsOf } from './statements.ts'

const ROW_OF: Partial<Record<Statement['kind'], RequestRow>> = {
  received: 'received',
  processed: 'totalProcessed',
  granted: 'granted',
  partial: 'partial',
}

function checkStatement(subject: Subject, statement: Statement): readonly Finding[] {
  const received = countAt(subject.cells, requestPath('received', 'total'))
  const carriedIn = countAt(subject.cells, requestPath('carriedIn', 'total'))
  const handled = received === undefined || carriedIn === undefined ? undefined : received + carriedIn
  if (statement.kind === 'handled') {
    return compareStatement(subject, statement, {
      rule: 'text.received',
      path: requestPath('received', 'total'),
      tableSays: '表三新收与上年结转之和',
      tableValue: handled,
    })
  }
  const row = ROW_OF[statement.kind]
  if (row === undefined) return []
  const isHandled = row === 'received' && carriedIn !== 0 && statement.value === handled
  return compareStatement(subject, statement, {
    rule: 'text.received',
    path: requestPath(row, 'total'),
    tableSays: `表三“${requestRowName(subject.form, row)}”总计`,
    tableValue: countAt(subject.cells, requestPath(row, 'total')),
    ...(isHandled ? { hint: `；正文数为新收${received}件与结转${carriedIn}件之和，应分开写明` } : {}),
  })
}

export const textReceived: Check = {
  rule: 'text.received',
  severity: 'warning',
  run: (subject) =>
    statementsOf(subject, 'received', 'handled', 'processed', 'granted', 'partial').flatMap((statement) =>
      checkStatement(subject, statement),
    ),
  examples: [
    {
      title: '正文与表三一致',
      given: {
        cells: { 'requests.received.total': 17 },
        text: { statements: [sampleStatement('received', 17, '全年收到政府信息公开申请17件')] },
      },
      expect: [],
    },
    {
      title: '正文17件，表三95件',
      given: {
        cells: { 'requests.received.total': 95 },
        text: { statements: [sampleStatement('received', 17, '受理政府信息公开申请17件')] },
      },
      expect: [{ path: 'requests.received.total', expected: 95, actual: 17 }],
    },
    {
      title: '收办合计＝新收＋结转',
      given: {
        cells: { 'requests.received.total': 3511, 'requests.carriedIn.total': 96 },
        text: { statements: [sampleStatement('handled', 3607, '收到和办理申请3607件')] },
      },
      expect: [],
    },
    {
      title: '把新收加结转写成“收到”',
      given: {
        cells: { 'requests.received.total': 74, 'requests.carriedIn.total': 1 },
        text: { statements: [sampleStatement('received', 75, '收到政府信息公开申请75件')] },
      },
      expect: [{ expected: 74, actual: 75 }],
    },
    {
      title: '予以公开与表三不符',
      given: {
        cells: { 'requests.granted.total': 3 },
        text: { statements: [sampleStatement('granted', 4, '予以公开4件')] },
      },
      expect: [{ path: 'requests.granted.total', expected: 3, actual: 4 }],
    },
    {
      title: '表三该格空白，不作判断',
      given: {
        cells: { 'requests.received.total': '' },
        text: { statements: [sampleStatement('received', 4, '收到申请4件')] },
      },
      expect: [],
    },
  ],
}
