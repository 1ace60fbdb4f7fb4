import { Form, Input, Radio, Tag } from 'antd'
import { ArticleTag, LongText } from '../../../desk/components/index.ts'
import { OUTCOME_DEFINITIONS } from '../../../law/outcomes.ts'
import type { LetterElement, Outcome } from '../../../law/outcomes.ts'
import { readArticle } from '../../../desk/components/article-name.ts'
import type { ApplicationDetail } from '../../contract.ts'
import { LinesField } from '../acts/fields.tsx'
import { ReplyFiles } from './reply-files.tsx'

/** What the letter of this outcome must say, each with the article that asks for it. */
export function ElementFields({
  application,
  outcome,
}: {
  application: ApplicationDetail
  outcome: Outcome
}) {
  const { conclusion, elements } = OUTCOME_DEFINITIONS[outcome]
  return (
    <>
      <p>
        <strong>结论：</strong>
        {conclusion}
      </p>
      {elements.map((element) => (
        <ElementField key={element.key} element={element} />
      ))}
      <Form.Item name="providedBy" label="答复书的提供方式">
        <Input maxLength={100} />
      </Form.Item>
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
