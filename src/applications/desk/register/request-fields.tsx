import { Form, Input, Radio } from 'antd'
import { ArticleTag, LongText } from '../../../desk/components/index.ts'
import { contentOf } from '../../requested.ts'
import { FORM_OPTIONS, WAY_OPTIONS } from '../words.ts'
import type { RegisterValues } from './register-values.ts'

/** 条例 29.2.2 and 3: what is asked for, in which form, by which way. */
export function RequestFields() {
  const way = Form.useWatch<RegisterValues['wayWanted']>('wayWanted')
  return (
    <fieldset className="desk-fieldset">
      <legend>
        申请公开的政府信息 <ArticleTag article="条例29.2.2" />
      </legend>
      <div className="desk-form-grid">
        <Form.Item name="infoName" label="政府信息名称">
          <Input maxLength={200} placeholder="申请人写明的名称；没有写明可不填" />
        </Form.Item>
        <Form.Item name="docNumber" label="文号">
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item
        className="app-counted"
        name="content"
        label="申请内容（照申请书原文录入）"
        extra="原样录入，不改写、不概括；申请书只写名称或者文号的可不填；有多项内容的，登记后可按“一事一申请”拆分。"
        dependencies={['infoName', 'docNumber']}
        rules={[
          ({ getFieldsValue }) => ({
            validator: () =>
              contentOf({ content: '', ...getFieldsValue(['infoName', 'docNumber', 'content']) }) === ''
                ? Promise.reject(new Error('名称、文号、申请内容至少录入一项'))
                : Promise.resolve(),
          }),
        ]}
      >
        <LongText rows={5} maxLength={5000} showCount />
      </Form.Item>
      <div className="desk-form-grid">
        <Form.Item name="formWanted" label="所需信息的形式">
          <Radio.Group options={FORM_OPTIONS} />
        </Form.Item>
        <Form.Item name="wayWanted" label="获取信息的方式、途径">
          <Radio.Group options={WAY_OPTIONS} />
        </Form.Item>
      </div>
      {way === 'email' ? (
        <p className="desk-muted">要求以电子邮件获取的，请在申请人信息中填写电子邮箱。</p>
      ) : null}
      {way === 'post' ? (
        <p className="desk-muted">
          要求邮寄的，请填写联系地址和邮政编码；应当使用邮政企业寄送，不得由收件人付费。
        </p>
      ) : null}
      <Form.Item
        name="help"
        label={
          <>
            阅读、视听方面需要的帮助&nbsp;
            <ArticleTag article="条例43" />
          </>
        }
      >
        <Input maxLength={200} placeholder="如：需要大字版、需要当面宣读；没有可不填" />
      </Form.Item>
    </fieldset>
  )
}
