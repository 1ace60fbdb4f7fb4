import { Form } from 'antd'
import { outcomeLabel } from '../words.ts'
import { SECRECY_NAMES } from '../../model.ts'
import { DraftToRead } from '../letters/draft-to-read.tsx'
import type { ActForms } from './act-form.ts'
import { ChoiceField, optionsOf, TextField } from './fields.tsx'

/** 检索, 保密审查, 审核, 签发. The draft itself is written on its own page. */
export const DECISION_FORMS: ActForms = {
  search: {
    intro: () => '答复信息不存在的，应当能够证明已尽合理检索义务。每次检索登记一条。',
    Fields: () => (
      <>
        <TextField
          name="scope"
          label="检索范围"
          placeholder="如：机关档案室2015年至2020年文书档案、业务系统"
        />
        <TextField name="keywords" label="检索方法、关键词" />
        <TextField name="result" label="检索结果" rows={3} max={1000} />
        <TextField name="searcher" label="检索人" max={60} />
      </>
    ),
    dateLabel: '检索之日',
    evidence: '检索记录、截图',
    done: '已登记检索记录',
  },
  askSecrecy: {
    intro: () => '对外提供政府信息前应当经过保密审查。提请后，本件列入保密审查员的“待保密审查”。',
    Fields: () => (
      <TextField
        name="note"
        label="提请审查的内容"
        required={false}
        rows={3}
        placeholder="如：拟提供的会议纪要第3条至第5条是否可以公开"
      />
    ),
    okText: '提请审查',
    done: '已提请保密审查',
  },
  reviewSecrecy: {
    intro: () =>
      '对拟公开的政府信息进行保密审查。认定为国家秘密的，只记由谁、在哪里定密，不得把涉密文件传入本系统。',
    Fields: SecrecyFields,
    dateLabel: '审查之日',
    done: '已登记保密审查',
  },
  returnDraft: {
    Fields: () => <TextField name="reason" label="退回修改的理由" rows={3} max={1000} />,
    okText: '退回修改',
    done: '已退回修改',
  },
  review: {
    intro: ({ draft }) =>
      draft === null ? '' : `答复类型：${outcomeLabel(draft.outcome)}，第 ${draft.version} 稿。`,
    Fields: (props) => (
      <>
        <DraftToRead {...props} />
        <TextField name="comment" label="审核意见" required={false} rows={3} max={1000} />
      </>
    ),
    wide: true,
    okText: '审核通过',
    done: '审核通过，送签发',
  },
  sign: {
    intro: ({ draft }) =>
      `签发后编文号、生成正式答复书，内容不再改动。${
        draft === null ? '' : `答复类型：${outcomeLabel(draft.outcome)}，第 ${draft.version} 稿。`
      }`,
    Fields: DraftToRead,
    wide: true,
    dateLabel: '签发之日（成文日期）',
    okText: '签发',
    done: '已签发，请及时送达',
  },
}

function SecrecyFields() {
  const result = Form.useWatch<string>('result')
  return (
    <>
      <ChoiceField name="result" label="审查结论" options={optionsOf(SECRECY_NAMES)} />
      <TextField name="opinion" label="审查意见" required={false} rows={3} max={1000} />
      {result === 'referred' ? <TextField name="referredTo" label="报请确定的部门" max={200} /> : null}
    </>
  )
}
