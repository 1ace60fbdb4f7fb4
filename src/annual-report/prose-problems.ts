/**
 * Section 五 of the annual report, drafted from the year's records: what became of last year's promises, the problems
 * the figures show, and what is to be done about each. Nothing is said that no record holds; where the records show no
 * problem, and for the measures, a person writes on.
 */
import type { CellPath } from './model.ts'
import { proactivePath, remedyPath, requestPath } from './model.ts'
import { type Draft, PLACEHOLDER, type ProseFacts, countAt, trimStop } from './prose.ts'

/** How the year's requests were handled in time, and information published in time. */
export interface HandlingFacts {
  /** Replies delivered after the day of 条例33, and how many were delivered in all. */
  readonly late: number
  readonly delivered: number
  /** Items published after the twenty working days of 条例26. */
  readonly publishedLate: number
}

/** A promise of last year's report with what became of it. */
export interface Improvement {
  readonly text: string
  readonly status: 'done' | 'ongoing' | 'notStarted'
  readonly note?: string
}

interface Finding {
  readonly problem: string
  readonly measure: string
}

/** `promised`: by the report of the year before. */
export function draftProblems(facts: ProseFacts, promised: readonly Improvement[]): Draft {
  const { year, self } = facts
  const findings = findingsOf(facts)
  const review = promised.length === 0 ? [] : ['上年改进措施落实情况', reviewOf(year, self, promised)]
  const parts = [
    ...review,
    '存在的主要问题',
    findings.length === 0
      ? PLACEHOLDER
      : `对照《条例》要求，${self}的政府信息公开工作还存在不足：${listed(findings.map(({ problem }) => problem))}。`,
    '改进情况',
    plansOf(facts, findings, promised),
  ]
  return {
    text: parts
      .map((line, index) => (index % 2 === 0 ? `（${ORDINALS[index / 2]}）${line}` : line))
      .join('\n'),
    gaps: [...(findings.length === 0 ? ['存在的主要问题'] : []), '改进情况'],
  }
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'] as const

/** 一是……；二是……。 One matter stands without a number. */
function listed(matters: readonly string[]): string {
  return matters.length === 1
    ? (matters[0] ?? '')
    : matters.map((matter, index) => `${ORDINALS[index]}是${matter}`).join('；')
}

/* ---- last year's promises ---- */

function reviewOf(year: number, self: string, promised: readonly Improvement[]): string {
  const count = (status: Improvement['status']): number =>
    promised.filter((one) => one.status === status).length
  const [done, ongoing, open] = [count('done'), count('ongoing'), count('notStarted')]
  const all = promised.length === 1 ? '' : '均'
  const standing =
    done === promised.length
      ? `${all}已落实`
      : [
          done === 0 ? '' : `已落实${done}项`,
          ongoing === 0 ? '' : `正在推进${ongoing}项`,
          open === 0 ? '' : `尚未开展${open}项`,
        ]
          .filter((each) => each !== '')
          .join('，')
  const told = promised.map(promiseText).join('；')
  return `${year - 1}年年度报告提出的${promised.length}项改进措施，${self}${standing}。${told}。`
}

const STANDING: Readonly<Record<Improvement['status'], string>> = {
  done: '已落实',
  ongoing: '正在推进',
  notStarted: '尚未开展',
}

function promiseText({ text, status, note }: Improvement): string {
  const more = note === undefined || note.trim() === '' ? '' : `，${trimStop(note)}`
  return `“${trimStop(text)}”${STANDING[status]}${more}`
}

/* ---- what the figures show ---- */

function findingsOf(facts: ProseFacts): readonly Finding[] {
  return [late, corrected, publishedLate, uninterpreted, boardsIdle, notHeld, untrained].flatMap((each) => {
    const found = each(facts)
    return found === undefined ? [] : [found]
  })
}

type Looking = (facts: ProseFacts) => Finding | undefined

const late: Looking = ({ handling }) =>
  handling === undefined || handling.late === 0
    ? undefined
    : {
        problem: `依申请公开的期限管理不够严，全年送达的${handling.delivered}件答复中有${handling.late}件超过法定期限`,
        measure: '对临近期限的申请提前提示、逐件督办，确保按期答复',
      }

const corrected: Looking = ({ cells }) => {
  const at = (path: CellPath): number => countAt(cells, path)
  const reviews = at(remedyPath('review', 'corrected'))
  const suits =
    at(remedyPath('litigation.direct', 'corrected')) + at(remedyPath('litigation.afterReview', 'corrected'))
  if (reviews + suits === 0) return undefined
  const where = [
    reviews === 0 ? '' : `行政复议结果纠正${reviews}件`,
    suits === 0 ? '' : `行政诉讼结果纠正${suits}件`,
  ].filter((each) => each !== '')
  return {
    problem: `答复的事实认定和法律适用还不够准确，${where.join('、')}`,
    measure: '逐件分析被纠正的原因，答复作出前加强合法性审核',
  }
}

const publishedLate: Looking = ({ handling }) =>
  handling === undefined || handling.publishedLate === 0
    ? undefined
    : {
        problem: `主动公开不够及时，有${handling.publishedLate}条信息自形成或者变更之日起超过20个工作日才公开`,
        measure: '公文办结时同步确定公开属性、同步送审发布，按月清理超期未公开的信息',
      }

const uninterpreted: Looking = ({ cells, disclosure }) => {
  const path = [
    proactivePath('normativeDocuments', 'issued'),
    proactivePath('normativeDocuments', 'made'),
  ].find((each) => cells.has(each))
  const issued = path === undefined ? 0 : countAt(cells, path)
  if (disclosure === undefined || issued === 0 || disclosure.interpretations > 0) return undefined
  return {
    problem: `政策解读没有跟上，全年制发规范性文件${issued}件，未发布政策解读`,
    measure: '政策文件与解读材料同步起草、同步审批、同步发布',
  }
}

const boardsIdle: Looking = ({ platform }) =>
  platform === undefined || platform.boards === 0 || platform.boardChanges > 0
    ? undefined
    : {
        problem: `政务公开栏维护不够经常，${platform.boards}处公开栏全年没有更换内容`,
        measure: '明确公开栏管理责任人，到期内容及时更换并留存记录',
      }

/** A third of what was handled, and more than a chance case or two. */
const notHeld: Looking = ({ cells }) => {
  const none = countAt(cells, requestPath('unable.notHeld', 'total'))
  const processed = countAt(cells, requestPath('totalProcessed', 'total'))
  if (none < 3 || none * 3 < processed) return undefined
  return {
    problem: `申请前的指引还不够清楚，办结的${processed}件申请中有${none}件因本机关不掌握相关政府信息无法提供`,
    measure: '在公开指南中列明公开职责分工和信息查找途径，受理时主动说明',
  }
}

const untrained: Looking = ({ supervision }) =>
  supervision === undefined || supervision.trainings > 0
    ? undefined
    : {
        problem: '业务培训有欠缺，全年没有组织政府信息公开培训',
        measure: '把政府信息公开列入年度培训计划，覆盖各科室承办人员',
      }

/* ---- what is to be done ---- */

function plansOf(facts: ProseFacts, findings: readonly Finding[], promised: readonly Improvement[]): string {
  const open = promised.filter(({ status }) => status !== 'done').map(({ text }) => `“${trimStop(text)}”`)
  const measures = [
    ...findings.map(({ measure }) => measure),
    ...(open.length === 0 ? [] : [`继续抓好上年提出的${open.join('、')}`]),
  ]
  if (measures.length === 0) return `${facts.year + 1}年，${PLACEHOLDER}`
  const lead = findings.length === 0 ? '' : '针对上述问题，'
  // who does it by when is the office's own decision; no record knows it
  return `${lead}${facts.year + 1}年，${facts.self}将${measures.length === 1 ? '' : '重点做好以下工作：'}${listed(measures)}。${PLACEHOLDER}`
}
