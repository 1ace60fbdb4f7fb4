import { Alert, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { PageSection, ProblemAlert } from '../../../desk/components/index.ts'
import { useServerDraft } from '../../../desk/drafts.ts'
import { useAct } from '../../../desk/hooks.ts'
import { asProblem, isProblem } from '../../../desk/problem.ts'
import { useMe } from '../../../desk/session.ts'
import { localDate } from '../../../law/local-date.ts'
import { OUTCOME_DEFINITIONS } from '../../../law/outcomes.ts'
import type { Outcome } from '../../../law/outcomes.ts'
import { recordAct, saveDraft } from '../../contract.ts'
import type { ApplicationDetail } from '../../contract.ts'
import { givesOut } from '../../model.ts'
import type { ActKind } from '../../model.ts'
import { ActDialog } from '../acts/act-dialog.tsx'
import type { ChosenAct } from '../acts/act-dialog.tsx'
import { openerOf } from '../acts/opener.ts'
import { SecrecyNotice } from '../case/secrecy-notice.tsx'
import { keepEnterFromSending } from '../enter.ts'
import { OUTCOME_OPTIONS } from '../words.ts'
import { ElementFields } from './element-fields.tsx'
import { GuideSteps } from './guide-steps.tsx'
import { pathTo } from './guide.ts'
import type { Answer, QuestionKey } from './guide.ts'
import { NewerDraft } from './newer-draft.tsx'
import { ReplyPreview } from './reply-preview.tsx'
import { bodyOf, valuesOf } from './reply-values.ts'
import type { ReplyBody, ReplyValues } from './reply-values.ts'
import { suggestionsFor } from './suggestions.ts'

export function ReplyForm({
  application,
  onOutdated,
}: {
  application: ApplicationDetail
  /** The server knows of something this page does not show yet. */
  onOutdated: () => void
}) {
  const { id } = application
  const navigate = useNavigate()
  const today = localDate(useMe().today)
  const [form] = Form.useForm<ReplyValues>()
  const kept = useServerDraft(`reply:${id}`, form)
  const values: ReplyValues = Form.useWatch((all: ReplyValues) => all, { form, preserve: true }) ?? {}
  const { outcome, basedOn = 0 } = values
  const [taken, setTaken] = useState(0)
  const [chosen, setChosen] = useState<ChosenAct | undefined>(undefined)
  const save = useAct(saveDraft, {
    message: ({ body }) => `已暂存第 ${body.version} 稿`,
    problem: 'page',
    onDone: ({ body }) => {
      kept.clear()
      form.setFieldsValue({ basedOn: body.version })
    },
  })
  const send = useAct(recordAct, {
    message: '已送审',
    problem: 'page',
    onDone: () => {
      kept.clear()
      void navigate(`/applications/${id}`)
    },
  })
  const changed = (): void => {
    // what was refused is being mended: the refusal of before no longer holds
    if (send.isError) {
      send.reset()
      forgive(form)
    }
    if (save.isError) save.reset()
    kept.onValuesChange(undefined, form.getFieldsValue(true))
  }
  const refresh = (error: unknown): void => {
    if (isProblem(error, 'conflict') || isProblem(error, 'notAllowedNow')) onOutdated()
  }
  const saveAside = (reply: ReplyBody): void =>
    save.mutate({ params: { id }, body: { ...reply, basedOn } }, { onError: refresh })
  const sendForReview = (reply: ReplyBody): void =>
    send.mutate(
      { params: { id }, body: { act: 'draft', ...reply, basedOn } },
      {
        onError: (error) => {
          blameElement(form, error)
          refresh(error)
        },
      },
    )
  const keepOwn = (version: number): void => {
    form.setFieldsValue({ basedOn: version })
    changed()
  }
  const takeOther = (): void => {
    form.resetFields()
    changed()
    kept.clear()
    setTaken(taken + 1)
  }
  const choose = (next: Outcome | undefined): void => {
    form.setFieldsValue({ outcome: next })
    if (next !== undefined) prefill(suggestionsFor(application, next, today), form)
    changed()
  }
  const body = outcome === undefined ? undefined : bodyOf(outcome, values, application.wayWanted)
  return (
    <>
      <div className="app-reply">
        <div>
          <Guide
            key={taken}
            application={application}
            outcome={outcome}
            onOutcome={choose}
            onAct={(act) => setChosen(chosenOf(application, act))}
          />
          <Form
            form={form}
            layout="vertical"
            initialValues={valuesOf(application)}
            onKeyDown={keepEnterFromSending}
            onValuesChange={changed}
          >
            {outcome === undefined ? null : (
              <PageSection title="答复内容">
                <Filled suggested={suggestionsFor(application, outcome, today)} restored={kept.restored} />
                <SecrecyNotice
                  application={application}
                  givesOut={givesOut(outcome, (values.files ?? []).length)}
                  onAsk={openerOf(application, 'askSecrecy', setChosen)}
                />
                <ElementFields key={outcome} application={application} outcome={outcome} />
                <ProblemAlert error={save.error ?? send.error} fieldLabels={labelsOf(outcome)} />
                <NewerDraft application={application} basedOn={basedOn} onKeep={keepOwn} onUse={takeOther} />
                <div className="app-form-actions">
                  <Button
                    type="primary"
                    loading={send.isPending}
                    onClick={() => (body === undefined ? undefined : sendForReview(body))}
                  >
                    送审
                  </Button>
                  <Button
                    loading={save.isPending}
                    onClick={() => (body === undefined ? undefined : saveAside(body))}
                  >
                    暂存
                  </Button>
                </div>
              </PageSection>
            )}
          </Form>
        </div>
        <ReplyPreview
          applicationId={id}
          body={body}
          onGoTo={(key) => form.scrollToField(['elements', key], { focus: true, block: 'center' })}
        />
      </div>
      <ActDialog application={application} chosen={chosen} onClose={() => setChosen(undefined)} />
    </>
  )
}

function Guide({
  application,
  outcome,
  onOutcome,
  onAct,
}: {
  application: ApplicationDetail
  outcome: Outcome | undefined
  onOutcome: (outcome: Outcome | undefined) => void
  onAct: (act: ActKind) => void
}) {
  const [answers, setAnswers] = useState<ReadonlyMap<QuestionKey, number>>(() =>
    application.draft === null ? new Map() : pathTo(application.draft.outcome),
  )
  // A draft put back from the server, or a type picked by hand, shows its own way through the questions.
  const shown = outcome !== undefined && answers.size === 0 ? pathTo(outcome) : answers
  const answer = (question: QuestionKey, index: number, picked: Answer): void => {
    setAnswers(new Map(shown).set(question, index))
    if ('outcome' in picked.leads) onOutcome(picked.leads.outcome)
  }
  const reopen = (question: QuestionKey): void => {
    const before = [...shown.keys()]
    const upTo = before.indexOf(question)
    setAnswers(new Map([...shown].slice(0, upTo)))
    onOutcome(undefined)
  }
  return (
    <PageSection
      title="答复引导"
      extra={
        <Select
          aria-label="直接选择答复类型"
          placeholder="直接选择答复类型"
          value={outcome ?? null}
          options={OUTCOME_OPTIONS}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(next: Outcome) => {
            setAnswers(pathTo(next))
            onOutcome(next)
          }}
        />
      }
    >
      <GuideSteps state={{ answers: shown, outcome }} onAnswer={answer} onReopen={reopen} onAct={onAct} />
    </PageSection>
  )
}

function Filled({
  suggested,
  restored,
}: {
  suggested: ReturnType<typeof suggestionsFor>
  restored: boolean
}) {
  const found = Object.keys(suggested).length > 0
  if (!found && !restored) return null
  const title = found ? '部分要素已按登记的经过预填，请核对后修改。' : '已恢复上次没有保存的内容。'
  return <Alert className="desk-notice" type="info" showIcon title={title} />
}

/** Empty elements only: what somebody has typed is never replaced. */
function prefill(
  suggested: ReturnType<typeof suggestionsFor>,
  form: ReturnType<typeof Form.useForm<ReplyValues>>[0],
): void {
  const typed = (form.getFieldsValue(true) as ReplyValues).elements ?? {} // the form's own values
  const filled = Object.entries(suggested).filter(([key]) => (typed[key] ?? '').trim() === '')
  if (filled.length > 0) form.setFieldsValue({ elements: { ...typed, ...Object.fromEntries(filled) } })
}

/** A field without rules of its own keeps an error that was set on it: it is taken off by hand. */
function forgive(form: ReturnType<typeof Form.useForm<ReplyValues>>[0]): void {
  for (const { name, errors } of form.getFieldsError()) {
    const [group, key] = name
    if (group === 'elements' && typeof key === 'string' && errors.length > 0)
      form.setFields([{ name: ['elements', key], errors: [] }])
  }
}

/** The server names an element as `decision.elements.KEY`; here it is `elements.KEY`. */
function blameElement(form: ReturnType<typeof Form.useForm<ReplyValues>>[0], error: unknown): void {
  const element = asProblem(error)
    .fields?.map(({ field }) => /elements\.(\w+)$/.exec(field)?.[1])
    .find((key) => key !== undefined)
  if (element === undefined) return
  form.setFields([{ name: ['elements', element], errors: ['请补充这一项'] }])
  form.scrollToField(['elements', element], { focus: true, block: 'center' })
}

function chosenOf(application: ApplicationDetail, act: ActKind): ChosenAct | undefined {
  const found = application.allowedActs.find((one) => one.act === act)
  return found === undefined ? undefined : { act, label: found.label, article: found.article }
}

function labelsOf(outcome: Outcome): Readonly<Record<string, string>> {
  return Object.fromEntries(
    OUTCOME_DEFINITIONS[outcome].elements.flatMap(({ key, label }) => [
      [`decision.elements.${key}`, label],
      [`elements.${key}`, label],
    ]),
  )
}
