import type { ReactNode } from 'react'
import { formatChinese } from '../../law/local-date.ts'
import { newToken } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import {
  ButtonLink,
  ButtonRow,
  EmptyState,
  Form,
  formState,
  HoneypotField,
  MetaTable,
  Notice,
  Pager,
  ProseText,
  RadioGroup,
  Section,
  SubmitRow,
  TextArea,
  TextField,
  type FieldError,
} from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest, PortalRoute } from '../../portal/route.ts'
import {
  askInPublic,
  consultStatus,
  type ConsultReceipt,
  type ConsultStatus,
} from '../actions/ask-in-public.ts'
import { listPublicAnswers } from '../consult-store.ts'
import { CONSULT_KIND_LABELS, CONSULT_KINDS, CONSULT_STAGE_LABELS, type ConsultKind } from '../model.ts'

/** The form carries a token of its own, hence `private`. */
export const consultPages: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/consult',
    cache: 'private',
    handle: (request, services) => showForm(request, services, {}, []),
  },
  { method: 'POST', path: '/consult', cache: 'private', handle: receive },
  {
    method: 'GET',
    path: '/consult/status',
    cache: 'private',
    handle: async (request) => statusPage(request, undefined),
  },
  { method: 'POST', path: '/consult/status', cache: 'private', handle: showStatus },
]

const PAGE_SIZE = 10

/** A page number as typed into the address; anything else is the first page. */
function pageOf(typed: string | undefined): number {
  const page = Number(typed ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

async function showForm(
  request: PortalRequest,
  services: Services,
  values: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
): Promise<PortalAnswer> {
  const page = pageOf(request.query['page'])
  const isRoot = request.organ.organId === request.root.organId
  const organIds = isRoot ? services.organs.subtree(request.root.organId) : [request.organ.organId]
  const { answers, total } = await listPublicAnswers(services.database.open, organIds, page, PAGE_SIZE)
  const topic = request.query['topic']
  const typed =
    topic === undefined || values['topic'] !== undefined
      ? values
      : { topic: `关于“${topic.slice(0, 40)}”`, ...values }
  return {
    kind: 'page',
    ...(errors.length === 0 ? {} : { status: 422 }),
    title: '咨询',
    column: 'consult',
    body: (
      <>
        <QuestionForm request={request} values={typed} errors={errors} />
        <Section title="已公开的答复">
          {answers.length === 0 && <EmptyState title="还没有公开的答复" />}
          {answers.map((answer) => (
            <article className="card" key={answer.consultation_id} id={answer.consultation_id}>
              <h3>{answer.topic}</h3>
              <p>
                问：{answer.question}（{answer.asked_on}）
              </p>
              <ProseText text={`答：${answer.answer}`} />
              <p>
                {isRoot ? (services.organs.byId(answer.organ_id)?.name ?? '') : ''}
                {formatChinese(answer.answered_on)}答复
              </p>
            </article>
          ))}
          {total > PAGE_SIZE && (
            <Pager
              page={page}
              lastPage={Math.ceil(total / PAGE_SIZE)}
              hasNext={page * PAGE_SIZE < total}
              total={String(total)}
              href={(next) => request.urls.to('/consult', { page: next })}
            />
          )}
        </Section>
      </>
    ),
  }
}

function QuestionForm(props: {
  request: PortalRequest
  values: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}): ReactNode {
  const { request, values, errors } = props
  const { urls } = request
  const form = formState({ kind: 'question', ...values }, errors)
  return (
    <Section title="写咨询">
      <p>
        不用注册登录。提交后给出查询码，可以凭查询码查看答复。申请获取政府信息，请到
        <a href={urls.to('/apply')}>依申请公开</a>；已经提交的，请
        <a href={urls.to('/consult/status')}>查询答复</a>。
      </p>
      <Form action={urls.to('/consult')} errors={errors} hidden={{ token: values['token'] ?? newToken(12) }}>
        <RadioGroup
          {...form.field('kind')}
          label="类别"
          inline
          options={CONSULT_KINDS.map((value) => ({ value, label: CONSULT_KIND_LABELS[value] }))}
        />
        <TextField {...form.field('topic')} label="主题" required maxLength={60} width="full" />
        <TextArea
          {...form.field('question')}
          label="内容"
          required
          rows={6}
          maxLength={2000}
          hint="不要填写涉密内容和他人的个人信息"
        />
        <TextField
          {...form.field('contact')}
          label="联系方式"
          maxLength={100}
          hint="选填，加密保存，只用于就本次咨询与您联系"
          width="medium"
        />
        <HoneypotField name="website" />
        <SubmitRow label="提交咨询" />
      </Form>
    </Section>
  )
}

async function receive(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { form } = request
  const kind: ConsultKind = CONSULT_KINDS.find((each) => each === form['kind']) ?? 'question'
  // Filled by programs only: answered as if nothing had been typed.
  if ((form['website'] ?? '') !== '') return showForm(request, services, {}, [])
  const input = {
    kind,
    topic: form['topic'] ?? '',
    question: form['question'] ?? '',
    contact: form['contact'] ?? '',
    token: form['token'] ?? '',
  }
  const result = await askInPublic(services, request.organ.organId, input, request.clientAddress)
  if (!result.ok) return showForm(request, services, form, [errorOf(result.refusal)])
  return receiptPage(request, result.value)
}

function errorOf(refusal: Refusal): FieldError {
  return { field: refusal.field ?? 'question', message: refusal.message }
}

function receiptPage(request: PortalRequest, receipt: ConsultReceipt): PortalAnswer {
  const { urls } = request
  return {
    kind: 'page',
    title: '咨询已收到',
    column: 'consult',
    noindex: true,
    body: (
      <>
        <Notice kind="success" title="您的咨询已经收到">
          <p>请记下查询码，凭查询码在本页面所在机关查询答复。查询码不会再次显示。</p>
        </Notice>
        <MetaTable
          label="回执"
          rows={[
            { label: '受理机关', value: request.organ.name },
            { label: '编号', value: receipt.number },
            { label: '查询码', value: <strong>{receipt.code.replace(/(.{4})(?=.)/g, '$1-')}</strong> },
            { label: '预计答复', value: `${formatChinese(receipt.dueOn)}前` },
          ]}
        />
        <ButtonRow>
          <ButtonLink href={urls.to('/consult/status')}>查询答复</ButtonLink>
          <ButtonLink href={urls.to('/')}>返回首页</ButtonLink>
        </ButtonRow>
      </>
    ),
  }
}

async function showStatus(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const code = request.form['code'] ?? ''
  const result = await consultStatus(services, request.organ.organId, code, request.clientAddress)
  return result.ok
    ? statusPage(request, result.value)
    : statusPage(request, undefined, [errorOf(result.refusal)])
}

function statusPage(
  request: PortalRequest,
  status: ConsultStatus | undefined,
  errors: readonly FieldError[] = [],
): PortalAnswer {
  const form = formState(request.form, errors)
  return {
    kind: 'page',
    ...(errors.length === 0 ? {} : { status: 422 }),
    title: '查询咨询答复',
    column: 'consult',
    noindex: true,
    body: (
      <>
        {status !== undefined && <StatusShown status={status} />}
        <Form action={request.urls.to('/consult/status')} errors={errors}>
          <TextField
            {...form.field('code')}
            label="查询码"
            required
            autoComplete="off"
            hint="提交咨询时给出的 12 位查询码"
            width="medium"
          />
          <SubmitRow label="查询" />
        </Form>
      </>
    ),
  }
}

function StatusShown({ status }: { status: ConsultStatus }): ReactNode {
  return (
    <>
      <MetaTable
        label="办理情况"
        rows={[
          { label: '编号', value: status.number },
          { label: '主题', value: status.topic },
          { label: '收到日期', value: status.receivedOn },
          {
            label: '状态',
            value: status.correcting
              ? '原答复正在更正，更正后可以在此查询'
              : CONSULT_STAGE_LABELS[status.stage],
          },
          {
            label: '预计答复',
            value:
              status.answer === '' && !status.correcting ? `${formatChinese(status.dueOn)}前` : undefined,
          },
          { label: '答复日期', value: status.answeredOn },
        ]}
      />
      {status.answer !== '' && (
        <Section title="答复">
          <ProseText text={status.answer} />
        </Section>
      )}
    </>
  )
}
