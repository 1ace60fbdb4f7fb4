import { Form, Radio, Select, Tag } from 'antd'
import { ArticleTag, LongText } from '../../../desk/components/index.ts'
import { elementsAsked, OUTCOME_DEFINITIONS } from '../../../law/outcomes.ts'
import type { LetterElement, Outcome } from '../../../law/outcomes.ts'
import { readArticle } from '../../../desk/components/article-name.ts'
import type { ApplicationDetail } from '../../contract.ts'
import { WAY_NAMES, type WayWanted } from '../../model.ts'
import { WAY_GROUND_NAMES } from '../../ways.ts'
import { LinesField, optionsOf } from '../acts/fields.tsx'
import { ReplyFiles } from './reply-files.tsx'
import type { ReplyValues } from './reply-values.ts'

/** What the letter of this outcome must say, each with the article that asks for it. */
export function ElementFields({
  application,
  outcome,
}: {
  application: ApplicationDetail
  outcome: Outcome
}) {
  const { conclusion } = OUTCOME_DEFINITIONS[outcome]
  const typed = Form.useWatch<ReplyValues['elements']>('elements') ?? {}
  return (
    <>
      <p>
        <strong>结论：</strong>
        {conclusion}
      </p>
      {elementsAsked(outcome, typed).map((element) => (
        <ElementField key={element.key} element={element} />
      ))}
      <WayFields application={application} />
      <Form.Item name="files" label="随答复提供的文件">
        <ReplyFiles application={application} />
      </Form.Item>
      <LinesField
        name="attachments"
        label="纸质附件"
        extra="另附纸件的，写明名称；上传的文件自动列入答复书的附件，不必重复填写。"
        add="增加一个附件"
        placeholder="附件名称，如：关于……的通知"
      />
    </>
  )
}

/** 条例 40: as it was asked for; another way on one of its grounds, which the letter then states. */
function WayFields({ application: { wayWanted, wayWantedName } }: { application: ApplicationDetail }) {
  const way = Form.useWatch<WayWanted | undefined>('wayProvided')
  const isOther = way !== undefined && way !== wayWanted
  return (
    <>
      <Form.Item
        name="wayProvided"
        label="提供方式"
        extra={`申请人要求：${wayWantedName}。不提供信息的答复，答复书不写提供方式。`}
      >
        <Select options={[...optionsOf(WAY_NAMES)]} />
      </Form.Item>
      {isOther ? (
        <>
          <Form.Item
            name="wayGround"
            required
            label={
              <span>
                改用其他方式的依据 <ArticleTag article="条例40" />
              </span>
            }
          >
            <Radio.Group options={[...optionsOf(WAY_GROUND_NAMES)]} />
          </Form.Item>
          <Form.Item name="wayReason" required label="改用其他方式的理由" extra="写入答复书。">
            <LongText maxLength={300} rows={2} />
          </Form.Item>
        </>
      ) : null}
    </>
  )
}

/** Not required by the form itself: a draft may have holes, and the preview names them; sending for review does not. */
function ElementField({ element }: { element: LetterElement }) {
  const { choices } = element
  return (
    <Form.Item
      name={['elements', element.key]}
      required={element.required}
      label={
        <span>
          {element.label} {element.article === undefined ? null : <ArticleTag article={element.article} />}{' '}
          {element.internal === true ? <Tag>只存卷，不写入答复书</Tag> : null}
        </span>
      }
    >
      {choices === undefined ? (
        <LongText maxLength={5000} rows={3} />
      ) : (
        <Radio.Group options={choices.map((value) => ({ value, label: readArticle(value) }))} />
      )}
    </Form.Item>
  )
}
