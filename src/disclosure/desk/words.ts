import {
  ATTRIBUTES,
  CLAUSE_CODES,
  CLAUSES,
  KIND_CODES,
  KINDS,
  STAGE_CODES,
  STAGES,
  TOPICS,
  type Attribute,
  type Stage,
} from '../model.ts'
import { clauseNumber } from '../rules.ts'

/** What selects offer; the words are those of model.ts. */
export const clauseOptions = CLAUSE_CODES.map((code) => ({
  value: code,
  label: `${clauseNumber(code)} ${CLAUSES[code].name}`,
}))
export const kindOptions = KIND_CODES.map((code) => ({ value: code, label: KINDS[code] }))
export const topicOptions = TOPICS.map((topic) => ({ value: topic, label: topic }))
export const stageOptions = STAGE_CODES.map((code) => ({ value: code, label: STAGES[code] }))
export const attributeOptions = (Object.keys(ATTRIBUTES) as Attribute[]) // the keys of the constant
  .map((code) => ({ value: code, label: ATTRIBUTES[code].name }))

export const STAGE_COLOURS: Readonly<Record<Stage, string>> = {
  draft: 'default',
  review: 'processing',
  secrecy: 'processing',
  referred: 'warning',
  cleared: 'processing',
  published: 'success',
  settled: 'default',
  refused: 'error',
  withdrawn: 'error',
  discarded: 'default',
}

export const FIELD_LABELS: Readonly<Record<string, string>> = {
  title: '信息名称',
  indexNumber: '索引号',
  docNumber: '文号',
  issuer: '发布机构',
  clause: '公开依据',
  topic: '主题分类',
  category: '组配分类',
  kind: '文件种类',
  keywords: '关键词',
  source: '信息来源',
  formedOn: '成文日期',
  effectiveOn: '施行日期',
  expiresOn: '失效日期',
  attribute: '公开属性',
  attributeReason: '认定理由',
  attributeBasis: '不公开依据',
  summary: '内容概述',
  body: '正文',
  files: '附件',
  reason: '理由',
}
