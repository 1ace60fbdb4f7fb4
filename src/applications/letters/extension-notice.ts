import { article } from '../../law/articles.ts'
import { formatChinese, type LocalDate } from '../../law/local-date.ts'
import type { DocumentTree } from '../../platform/documents/tree.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { LetterFacts } from './facts.ts'
import {
  cite,
  contactLines,
  labelled,
  letter,
  opening,
  paragraph,
  REGULATION,
  salutation,
  you,
} from './shape.ts'

const RULE = article('条例', 33, 2)
const LONGEST_EXTENSION = 20 // working days

/** 延期答复告知书 (条例 33.2): the head of the 公开工作机构 agreed, at most 20 working days, told to the applicant. */
export function extensionNotice(facts: LetterFacts, title: string): Result<DocumentTree> {
  const extension = facts.extension ?? {}
  const days = extension.workingDays ?? 0
  if (days > LONGEST_EXTENSION) {
    const message = `延长${days}个工作日超过了20个工作日的上限（${RULE}）。请改为20个工作日以内。`
    return refuse('notAllowedNow', message, { article: RULE, field: 'extension.workingDays' })
  }
  const body = [
    salutation(facts.applicant.name),
    ...opening(facts),
    paragraph(
      `该申请的答复期限原至${dateText(extension.originalDue)}。因下述原因，本机关不能在该期限内作出答复。`,
    ),
    labelled('延期理由', extension.reason ?? ''),
    paragraph(
      `依照${cite([RULE], REGULATION)}的规定，经本机关政府信息公开工作机构负责人于${dateText(extension.approvedOn)}同意，答复期限延长${days}个工作日，本机关将在${dateText(extension.newDue)}前（含当日）向${you(facts)}作出答复。征求第三方和其他机关意见所需时间不计算在上述期限内。`,
    ),
    paragraph('特此告知。'),
    ...contactLines(facts),
  ]
  return ok(letter(facts, title, body))
}

function dateText(date: LocalDate | undefined): string {
  return date === undefined ? '' : formatChinese(date)
}
