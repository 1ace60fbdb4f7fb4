import { Form, Input, Radio, Select } from 'antd'
import { ArticleTag } from '../../../desk/components/index.ts'
import { COLUMN_OPTIONS } from '../words.ts'
import type { RegisterValues } from './register-values.ts'

const ID_TYPES = ['居民身份证', '护照', '港澳居民来往内地通行证', '台湾居民来往大陆通行证', '其他证件']

/** 条例 29.2.1: name, identity and contact; the kinds are the columns of the annual report. */
export function ApplicantFields() {
  const column =
    Form.useWatch<RegisterValues['applicant']['column']>(['applicant', 'column']) ?? 'naturalPerson'
  const person = column === 'naturalPerson'
  return (
    <fieldset className="desk-fieldset">
      <legend>
        申请人 <ArticleTag article="条例29.2.1" />
      </legend>
      <Form.Item name={['applicant', 'column']} label="申请人类型" extra="年度报告按此分栏统计。">
        <Radio.Group options={COLUMN_OPTIONS} />
      </Form.Item>
      <div className="desk-form-grid">
        <Form.Item
          name={['applicant', 'name']}
          label={person ? '姓名' : '名称'}
          rules={[{ required: true, whitespace: true, message: person ? '请填写姓名' : '请填写名称' }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        {person ? <PersonFields /> : <OrganisationFields />}
        <Form.Item
          name={['applicant', 'phone']}
          label="联系电话"
          extra="末四位用作查询办理情况的第二道验证。"
          rules={[{ required: true, whitespace: true, message: '请填写联系电话' }]}
        >
          <Input maxLength={40} autoComplete="off" inputMode="tel" />
        </Form.Item>
        <Form.Item
          name={['applicant', 'email']}
          label="电子邮箱"
          rules={[{ type: 'email', message: '邮箱地址不正确，请核对' }]}
        >
          <Input maxLength={100} autoComplete="off" inputMode="email" />
        </Form.Item>
        <Form.Item name={['applicant', 'address']} label="联系地址">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name={['applicant', 'postcode']}
          label="邮政编码"
          rules={[{ pattern: /^\d{6}$/, message: '邮政编码为 6 位数字' }]}
        >
          <Input maxLength={6} autoComplete="off" inputMode="numeric" />
        </Form.Item>
      </div>
    </fieldset>
  )
}

function PersonFields() {
  return (
    <>
      <Form.Item
        name={['applicant', 'idType']}
        label="证件名称"
        rules={[{ required: true, message: '请选择证件名称' }]}
      >
        <Select options={ID_TYPES.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item
        name={['applicant', 'idNumber']}
        label="证件号码"
        extra="加密保存，办理页面只显示掩码。"
        rules={[{ required: true, whitespace: true, message: '请填写证件号码' }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    </>
  )
}

function OrganisationFields() {
  return (
    <>
      <Form.Item
        name={['applicant', 'creditCode']}
        label="统一社会信用代码"
        rules={[{ required: true, whitespace: true, message: '请填写统一社会信用代码' }]}
      >
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['applicant', 'legalRepresentative']} label="法定代表人或者负责人">
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['applicant', 'contactPerson']} label="联系人">
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  )
}
