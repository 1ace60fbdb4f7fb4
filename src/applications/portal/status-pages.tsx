import type { ReactNode } from 'react'
import { DEFAULT_SETTINGS, DOWNLOAD_TOLD } from '../../law/parameters.ts'
import { citeBriefly } from '../../law/articles.ts'
import type { Deadlines, DueDate } from '../../law/deadlines.ts'
import { addDays, formatChinese, parseLocalDate, type LocalDate } from '../../law/local-date.ts'
import {
  ButtonLink,
  ButtonRow,
  DataTable,
  FileField,
  Form,
  formState,
  FormSection,
  Ledger,
  MetaTable,
  Notice,
  Section,
  StatusTimeline,
  SubmitRow,
  Tag,
  TextArea,
  TextField,
  type FieldError,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'
import type { StatusLetter, StatusView } from '../public-shapes.ts'
import { timelineOf } from './status-steps.ts'

/** Number, query code and a second factor, always by POST. The same answer for wrong and for unknown. */
export function StatusFormPage(props: {
  urls: PortalUrls
  organName: string
  number: string
  /** As typed: 27 letters are not asked for again because of a slip in the last four digits. */
  queryCode: string
  errors: readonly FieldError[]
  notice?: ReactNode
}): ReactNode {
  const form = formState({ number: props.number, queryCode: props.queryCode }, props.errors)
  return (
    <>
      {props.notice}
      <Form action={props.urls.to('/apply/status')} errors={props.errors}>
        <FormSection
          title="输入回执上的编号和代码"
          note={`这里查询向${props.organName}提出的申请；向其他机关提出的，请到该机关的页面查询。`}
        >
          <TextField {...form.field('number')} label="申请编号" required autoComplete="off" maxLength={60} />
          <TextField
            {...form.field('queryCode')}
            label="查询码"
            required
            autoComplete="off"
            maxLength={100}
          />
          <TextField
            {...form.field('secondFactor')}
            label="联系电话后四位或者校验数字"
            required
            inputMode="numeric"
            autoComplete="off"
            width="short"
            maxLength={40}
            hint="申请时所留电话的后四位，或者回执上的六位校验数字"
          />
        </FormSection>
        <SubmitRow label="查询" />
      </Form>
      <Section title="没有查询码">
        <p>
          当面、邮寄、传真提出的申请，受理机关登记后在回执上给出查询码。遗失的，可以凭申请编号和身份证明到受理机关查询。
        </p>
      </Section>
    </>
  )
}

export interface StatusCaseProps {
  readonly urls: PortalUrls
  readonly today: LocalDate
  readonly view: StatusView
  readonly errors: readonly FieldError[]
  /** What was typed into a refused form of this page. */
  readonly typed: Readonly<Record<string, string>>
  readonly done?: string | undefined
}

export function StatusCasePage(props: StatusCaseProps): ReactNode {
  const { view, urls } = props
  return (
    <>
      {props.done !== undefined && <Notice kind="success" title={props.done} />}
      <Notice title={view.stageText} />
      <MetaTable
        label="申请概况"
        rows={[
          { label: '申请编号', value: view.number },
          { label: '申请人', value: view.applicantName },
          { label: '信息名称', value: view.infoName },
          { label: '文号', value: view.docNumber },
          { label: '申请内容', value: <span className="apply-text">{view.content}</span> },
          { label: '提交日期', value: formatChinese(view.submittedOn) },
          {
            label: '收到申请之日',
            value: view.receivedOn === null ? '待双方确认（条例第三十一条）' : formatChinese(view.receivedOn),
          },
          ...view.related.map(({ relation, numbers }) => ({ label: relation, value: numbers.join('、') })),
        ]}
      />
      {SPLIT_OR_MERGED[view.stage] !== undefined && (
        <p className="apply-told">{SPLIT_OR_MERGED[view.stage]}</p>
      )}
      <Section title="办理进度">
        <StatusTimeline stages={timelineOf(view)} />
      </Section>
      {props.errors.length > 0 && <ActForms {...props} />}
      <Letters urls={urls} letters={view.letters} />
      {props.errors.length === 0 && <ActForms {...props} />}
      <DueSection {...props} />
      <History view={view} />
      <form method="post" action={urls.to('/apply/status/leave')} className="apply-inline">
        <button className="button button-quiet" type="submit">
          退出查询
        </button>
      </form>
      <p className="apply-facts">查询结果三十分钟内有效，公用电脑请在离开前点“退出查询”。</p>
    </>
  )
}

const SPLIT_OR_MERGED: Partial<Readonly<Record<StatusView['stage'], string>>> = {
  split: '拆分后的各件用本件的查询码和校验数字（或者联系电话后四位）分别查询。',
  merged: '并入的申请用该件回执上的查询码查询；没有该件查询码的，可以与公开工作机构联系。',
}

/* ---- progress ---- */

function History({ view }: { view: StatusView }): ReactNode {
  if (view.history.length === 0) return null
  return (
    <Section title="办理经过">
      <DataTable
        caption="办理经过"
        hideCaption
        columns={[{ label: '日期', nowrap: true }, { label: '事项' }, { label: '依据' }]}
        rows={view.history.map((act) => [formatChinese(act.on), act.text, citeBriefly(act.article)])}
      />
    </Section>
  )
}

/* ---- dates ---- */

const WAITING = {
  delivery: '征求意见书送达后方可推算',
  payment: '缴费后重新计算',
} as const

function DueSection({ view, today }: StatusCaseProps): ReactNode {
  const { reply } = view.deadlines
  if (view.stage === 'withdrawn' || view.stage === 'split' || view.stage === 'merged') return null
  const ledger = reply?.ledger ?? []
  const first = ledger[0]
  return (
    <Section title="答复期限" id="due">
      {reply === null ? (
        <p>
          答复期限自收到申请之日起计算：网上提交的，以双方确认之日为收到申请之日（条例第三十一条）。确认后这里显示答复期限和逐日推算。
        </p>
      ) : (
        <>
          {view.stage === 'awaitingCorrection' && (
            <p>
              已告知您补正申请。您按期补正的，答复期限自本机关收到补正之日起重新计算（条例第三十条），下列日期届时不再适用；无正当理由逾期不补正的，视为放弃申请。
            </p>
          )}
          <Ledger
            {...(first && { start: { label: startLabel(reply.articles), date: addDays(first.date, -1) } })}
            due={reply.due === null ? null : (parseLocalDate(reply.due) ?? null)}
            ledger={ledger}
            days={reply.days}
            provisional={reply.provisional}
            assumes={reply.assumes}
            waitingFor={reply.waitingFor === null ? null : WAITING[reply.waitingFor]}
            articles={reply.articles}
            today={today}
          />
        </>
      )}
      <OtherDates deadlines={view.deadlines} />
    </Section>
  )
}

function startLabel(articles: readonly string[]): string {
  if (articles.includes('条例30')) return '收到补正之日'
  return articles.some((each) => each.startsWith('国办函')) ? '缴费之日' : '收到申请之日'
}

function dayText(text: string): string {
  const day = parseLocalDate(text)
  return day === undefined ? text : formatChinese(day)
}

function OtherDates({ deadlines }: { deadlines: Deadlines }): ReactNode {
  const dates: readonly (readonly [string, DueDate | null])[] = [
    ['缴纳信息处理费', deadlines.payment],
    ['申请行政复议', deadlines.reviewBy],
    ['提起行政诉讼', deadlines.suitBy],
  ]
  const known = dates.flatMap(([name, due]) => (due === null ? [] : [{ name, due }]))
  if (known.length === 0) return null
  return (
    <DataTable
      caption="与您有关的其他期限"
      columns={[{ label: '事项' }, { label: '最后一日', nowrap: true }, { label: '依据' }]}
      rows={known.map(({ name, due }) => [
        name,
        <span key="due">
          {dayText(due.due)}
          {due.provisional && <Tag tone="warn">预估</Tag>}
        </span>,
        due.articles.map(citeBriefly).join('、'),
      ])}
      rowHeader
    />
  )
}

/* ---- letters and acts ---- */

/** One below the other, also on a wide screen: on a telephone the columns of a table would push the buttons out of sight. */
function Letters({ urls, letters }: { urls: PortalUrls; letters: readonly StatusLetter[] }): ReactNode {
  if (letters.length === 0) return null
  const isOpenReply = letters.some(({ isReply, downloadUntil }) => isReply && downloadUntil !== null)
  return (
    <Section title="文书" id="letters">
      <ul className="apply-letters">
        {letters.map((letter) => (
          <li key={letter.letterId}>
            <p className="apply-letter-name">{letter.name}</p>
            <p className="apply-facts">
              {[letter.number, `${formatChinese(letter.sentOn)}出具`].filter(Boolean).join('　')}
            </p>
            <div className="apply-letter-links">
              <LetterLinks urls={urls} letter={letter} />
            </div>
          </li>
        ))}
      </ul>
      {isOpenReply && (
        <p className="apply-facts">
          答复书选择网上下载的，{DOWNLOAD_TOLD[DEFAULT_SETTINGS.downloadDelivered]}
          ，请将答复书和附件一并下载。
        </p>
      )}
    </Section>
  )
}

function LetterLinks({ urls, letter }: { urls: PortalUrls; letter: StatusLetter }): ReactNode {
  if (letter.isPaper) return '文书未在本系统制作，请见送达的原件'
  if (letter.downloadUntil === null) return '不在网上提供，请见送达的文书'
  return (
    <>
      {(['pdf', 'docx'] as const).map((format) => (
        <form
          key={format}
          method="post"
          action={urls.to(`/apply/status/letters/${letter.letterId}/${format}`)}
          className="apply-letter"
        >
          <button className="button button-quiet" type="submit">
            {format === 'pdf' ? 'PDF' : 'Word'}
            <span className="sr-only">：{letter.name}</span>
          </button>
        </form>
      ))}
      {letter.files.map(({ name, size }, index) => (
        <form
          key={name}
          method="post"
          action={urls.to(`/apply/status/letters/${letter.letterId}/files/${index + 1}`)}
          className="apply-letter"
        >
          <button className="button button-quiet" type="submit">
            附件：{name}（{sizeWords(size)}）
          </button>
        </form>
      ))}
      <span className="apply-facts">可下载至{formatChinese(letter.downloadUntil)}</span>
    </>
  )
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function ActForms(props: StatusCaseProps): ReactNode {
  const { view, urls } = props
  const form = formState(props.typed, props.errors)
  return (
    <>
      {view.may.correct && (
        <Section title="补正申请内容" id="correct">
          <Form
            action={urls.to('/apply/status/correct')}
            errors={errorsOf(props, 'content', 'files')}
            multipart
          >
            <TextArea
              {...form.field('content')}
              label="补正后的申请内容"
              maxLength={5000}
              hint="请写出补正后完整的申请内容，补正告知书列明的事项逐项写明；只要求补充身份证明等材料的，可以只上传材料。收到补正之日起重新计算答复期限；无正当理由逾期不补正的，视为放弃申请（条例第三十条）"
            />
            <FileField
              {...form.field('files')}
              label="补充的材料"
              multiple
              accept=".pdf,.jpg,.jpeg,.png,.docx"
              hint="PDF、JPG、PNG或者Word文件，每个不超过20 MB，最多5个，合计不超过50 MB。请勿上传涉密文件"
            />
            <SubmitRow label="提交补正" />
          </Form>
        </Section>
      )}
      {view.may.explain && (
        <Section title="说明申请理由" id="explain">
          <Form action={urls.to('/apply/status/reasons')} errors={errorsOf(props, 'reasons')}>
            <TextArea
              {...form.field('reasons')}
              label="申请的理由"
              required
              maxLength={2000}
              hint="申请数量、频次明显超过合理范围的，行政机关可以要求说明理由（条例第三十五条）"
            />
            <SubmitRow label="提交说明" />
          </Form>
        </Section>
      )}
      {view.may.withdraw && <WithdrawForm {...props} />}
    </>
  )
}

function errorsOf({ errors }: StatusCaseProps, ...fields: readonly string[]): readonly FieldError[] {
  return errors.filter((error) => fields.includes(error.field))
}

/** Two steps without a script: unfold, tick, send. */
function WithdrawForm(props: StatusCaseProps): ReactNode {
  const form = formState({}, props.errors)
  const error = form.field('confirm').error
  return (
    <details className="apply-withdraw" open={error !== undefined}>
      <summary>撤回申请</summary>
      <Form action={props.urls.to('/apply/status/withdraw')} errors={errorsOf(props, 'confirm')}>
        <p>撤回后本件不再办理，不能恢复；以后仍可以重新申请。</p>
        <div className={error ? 'field field-wrong' : 'field'}>
          <div className="choice">
            <input id="f-confirm" type="checkbox" name="confirm" value="yes" />
            <label htmlFor="f-confirm">我确认撤回这件申请</label>
          </div>
        </div>
        <SubmitRow label="撤回申请" />
      </Form>
    </details>
  )
}

/** Where somebody comes whose half hour is over. */
export function StatusExpired({ urls }: { urls: PortalUrls }): ReactNode {
  return (
    <>
      <Notice kind="warning" title="查询已经结束">
        <p>为保护申请人信息，查询结果只保留三十分钟。请重新输入申请编号和查询码。</p>
      </Notice>
      <ButtonRow>
        <ButtonLink href={urls.to('/apply/status')} primary>
          重新查询
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
