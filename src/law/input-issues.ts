import type { z } from 'zod'

/** One sentence about the first thing wrong: where and what is expected. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue === undefined) return '内容无法识别。'
  const place = issue.path.length === 0 ? '内容' : pathText(issue.path)
  switch (issue.code) {
    case 'invalid_type':
      return `${place}：应为${TYPE_NAMES[issue.expected] ?? issue.expected}，请补上或者更正。`
    case 'invalid_value':
      return `${place}：应为 ${issue.values.map(String).join('、')} 之一，请更正。`
    case 'invalid_union':
      return `${place}：无法识别，请核对事项名称（act）及其日期字段是否齐全。`
    default:
      return `${place}：不符合要求，请更正。`
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  array: '数组',
  object: '对象',
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('')
}
