import { App, Button, Flex, Tag } from 'antd'
import { useState } from 'react'
import { LongText, PageSection } from '../../../desk/components/index.ts'
import { call } from '../../../desk/api.ts'
import { useAct, useCall } from '../../../desk/hooks.ts'
import { draftText, listTextVersions, saveText } from '../../contract.ts'
import { TEXT_KEYS, TEXT_NAMES, type TextKey } from '../../rules.ts'
import type { EditorProps } from './editor-page.tsx'

/** The written parts: drafted from the records with the gaps said, edited, every saved wording kept. */
export function TextsTab({ report }: EditorProps) {
  return (
    <>
      {TEXT_KEYS.map((key) => (
        <TextSection key={key} report={report} textKey={key} />
      ))}
    </>
  )
}

function TextSection({ report, textKey }: EditorProps & { textKey: TextKey }) {
  const saved = report.texts[textKey]
  const [typed, setText] = useState<string>()
  const text = typed ?? saved
  const params = { organId: report.organ.organId, year: report.year, key: textKey }
  const save = useAct(saveText, {
    message: `已保存“${TEXT_NAMES[textKey]}”`,
    // What was typed while it was being saved stays.
    onDone: (_, input) => setText((now) => (now === input.body.text ? undefined : now)),
  })
  const changed = text !== saved
  return (
    <PageSection
      title={TEXT_NAMES[textKey]}
      extra={changed ? <Tag color="gold">有未保存的修改</Tag> : <span>{[...text].length} 字</span>}
    >
      <Gaps gaps={report.gaps[textKey]} />
      <div className={textKey === 'problems' ? 'report-text-columns' : ''}>
        <LongText
          aria-label={TEXT_NAMES[textKey]}
          rows={textKey === 'preface' ? 3 : 10}
          value={text}
          readOnly={!report.mayEdit}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
        />
        {textKey === 'problems' ? <LastYear text={report.previousProblems} year={report.year - 1} /> : null}
      </div>
      {report.mayEdit ? (
        <Flex gap={8} wrap className="no-print report-actions">
          <Button
            type="primary"
            disabled={!changed}
            loading={save.isPending}
            onClick={() => save.mutate({ params, body: { text } })}
          >
            保存
          </Button>
          {changed ? <Button onClick={() => setText(undefined)}>放弃修改</Button> : null}
          <Redraft params={params} current={text} onDraft={setText} />
        </Flex>
      ) : null}
      <Versions report={report} textKey={textKey} onUse={report.mayEdit ? setText : undefined} />
    </PageSection>
  )
}

function Gaps({ gaps }: { gaps: readonly string[] }) {
  if (gaps.length === 0) return null
  return (
    <p>
      记录中没有、需要补写：
      {gaps.map((gap) => (
        <Tag key={gap} color="orange">
          {gap}
        </Tag>
      ))}
    </p>
  )
}

function LastYear({ text, year }: { text: string; year: number }) {
  return (
    <div>
      <strong>{year}年报告第五部分</strong>
      <div className="report-last-year">{text === '' ? `本系统没有${year}年的报告。` : text}</div>
    </div>
  )
}

function Redraft({
  params,
  current,
  onDraft,
}: {
  params: { organId: number; year: number; key: TextKey }
  current: string
  onDraft: (text: string) => void
}) {
  const { modal, message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const redraft = async (): Promise<void> => {
    setBusy(true)
    try {
      const { body } = await call(draftText, { params })
      onDraft(body.text)
      void message.info('已按现在的记录重新起草，核对后请保存')
    } catch {
      void message.error('没有起草成功，请稍后再试')
    } finally {
      setBusy(false)
    }
  }
  const ask = (): void => {
    if (current.trim() === '') void redraft()
    else {
      modal.confirm({
        title: '重新起草会替换编辑框里的文字，已保存的各稿仍可找回。继续吗？',
        okText: '重新起草',
        onOk: () => redraft(),
      })
    }
  }
  return (
    <Button loading={busy} onClick={ask}>
      按记录重新起草
    </Button>
  )
}

function Versions({
  report,
  textKey,
  onUse,
}: EditorProps & { textKey: TextKey; onUse: ((text: string) => void) | undefined }) {
  const [shown, setShown] = useState(false)
  const params = { organId: report.organ.organId, year: report.year, key: textKey }
  const { data } = useCall(listTextVersions, { params }, { enabled: shown })
  return (
    <details className="no-print" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>历次稿</summary>
      <ul className="report-findings">
        {(data?.versions ?? []).map((version) => (
          <li key={version.seq}>
            <div>
              {version.on} {version.by}，{[...version.text].length} 字
              {onUse === undefined ? null : (
                <Button size="small" type="link" onClick={() => onUse(version.text)}>
                  取回这一稿
                </Button>
              )}
            </div>
            <div className="desk-preline">{version.text}</div>
          </li>
        ))}
      </ul>
    </details>
  )
}
