import { Alert, Form } from 'antd'
import { useEffect } from 'react'
import { DELIVERY_NAMES, WAY_NAMES } from '../../model.ts'
import { isFitting } from '../../ways.ts'
import type { ApplicationDetail } from '../../contract.ts'
import type { DeliveryMethod } from '../../model.ts'
import type { ActFieldsProps, ActForms } from './act-form.ts'
import { ChoiceField, DayField, optionsOf, TextField, usePlaces } from './fields.tsx'

/** 送达 (235号): posting proves timeliness, signature starts the time for review and suit. */
export const DELIVERY_FORMS: ActForms = {
  deliver: {
    intro: ({ returnedOn }) =>
      returnedOn === null
        ? '是否按期以送达为准：邮寄的看交邮日，直接送达、委托送达的看签收日。复议、起诉期限自签收之日起算。'
        : '邮件已经退回，登记再次送达。是否按期仍看首次交邮日；复议、起诉期限自签收之日起算。',
    Fields: DeliverFields,
    evidence: '送达回证、邮单',
    initial: ({ application: { wayWanted } }, today) =>
      wayWanted === 'post'
        ? { method: 'post', mailed: today }
        : {
            method: wayWanted === 'email' || wayWanted === 'download' ? wayWanted : 'inPerson',
            signed: today,
          },
    toBody: ({ method, mailed, signed, mailNumber, relation, ...rest }) => ({
      ...rest,
      method,
      ...(method === 'post' ? { mailed, mailNumber } : {}),
      ...(signed === undefined ? {} : { signed }),
      ...(relation === undefined ? {} : { relation }),
      on: method === 'post' ? mailed : signed,
    }),
    done: '已登记送达',
  },
  recordSignature: {
    Fields: () => (
      <TextField
        name="relation"
        label="签收人与申请人的关系"
        required={false}
        max={60}
        placeholder="如：本人、同住成年家属、单位收发"
      />
    ),
    dateLabel: '签收之日',
    evidence: '签收凭证',
  },
  emailReply: {
    intro: () => '把答复书发送到申请人留的电子邮箱，并登记为电子邮件送达。邮箱地址不在页面显示。',
    Fields: ({ application }) => (
      <>
        <WayHint application={application} method="email" />
        <MailHint />
        {application.mail?.again === true ? (
          <TextField
            name="checked"
            label="上一次发送可能已经到达：如何核实申请人确实没有收到"
            max={300}
            rows={2}
            placeholder="如：某日电话联系申请人，答复没有收到，垃圾邮件中也没有"
          />
        ) : null}
      </>
    ),
    okText: '发送',
    done: '已交邮件服务发送',
  },
  offerDownload: {
    intro: () => '申请人凭编号、查询码和第二道验证可以在门户下载答复书，期限届满后关闭。',
    Fields: ({ application }) => <WayHint application={application} method="download" />,
    okText: '开放下载',
    done: '已开放网上下载',
  },
  mailReturned: {
    Fields: () => <TextField name="reason" label="退回的原因（照邮单）" max={300} rows={2} />,
    dateLabel: '退回之日',
    evidence: '退件凭证',
    done: '已登记退件，请核对地址后再次送达，或者改用其他方式送达',
  },
  notifyThirdParty: {
    intro: () => '第三方不同意公开，本机关决定予以公开的，应当将决定公开的内容和理由书面告知第三方。',
    Fields: () => (
      <>
        <TextField name="thirdParty" label="第三方名称" max={100} />
        <TextField name="content" label="决定公开的内容" rows={3} max={2000} />
        <TextField name="reason" label="决定公开的理由" rows={3} max={2000} />
      </>
    ),
    dateLabel: '告知之日',
    okText: '出具告知书',
  },
  archive: {
    intro: () =>
      '归档前请核对：申请原件、收到日凭证、补正和征求意见往来、检索记录、答复书签发稿、送达凭证是否齐全。',
    Fields: () => <TextField name="volume" label="案卷号" required={false} max={60} />,
    dateLabel: '归档之日',
    done: '已归档',
  },
}

/** 条例 40: information goes as the letter says; another way is recorded with its reason, which the server asks for. */
function WayHint({ application, method }: { application: ApplicationDetail; method: DeliveryMethod }) {
  const { replyWay, wayWanted, wayWantedName, stage } = application
  const way = replyWay ?? wayWanted
  if (stage !== 'decided' || isFitting(way, method)) return null
  return (
    <>
      <Alert
        className="desk-notice"
        type="warning"
        showIcon
        title={
          replyWay === null
            ? `申请人要求的获取途径是“${wayWantedName}”，与“${DELIVERY_NAMES[method]}”不一致`
            : `答复书写明的提供方式是“${WAY_NAMES[replyWay]}”，与“${DELIVERY_NAMES[method]}”不一致`
        }
        description={
          replyWay === null
            ? '本件答复不提供信息，答复书可以用适当的方式送达。'
            : '按申请人要求的形式提供可能危及信息载体安全或者公开成本过高的，才可以改用其他适当形式（条例40）。'
        }
      />
      {replyWay === null ? null : <TextField name="otherWay" label="改用其他方式的理由" rows={2} max={300} />}
    </>
  )
}

function DeliverFields({ application }: ActFieldsProps) {
  const method = Form.useWatch<DeliveryMethod | undefined>('method')
  useDayOfMethod(method)
  return (
    <>
      <ChoiceField name="method" label="送达方式" options={optionsOf(DELIVERY_NAMES)} />
      {method === undefined ? null : <WayHint application={application} method={method} />}
      {method === 'post' ? (
        <>
          <DayField name="mailed" label="交邮日" extra="应当通过邮政企业寄送；交邮当日视为作出答复。" />
          <TextField name="mailNumber" label="邮件号" max={40} placeholder="EMS、挂号信单号" />
          <DayField name="signed" label="签收日（尚未签收的留空，查到后再登记）" required={false} />
        </>
      ) : (
        <DayField name="signed" label={method === 'email' || method === 'download' ? '到达之日' : '签收日'} />
      )}
      <TextField
        name="relation"
        label="签收人与申请人的关系"
        required={false}
        max={60}
        placeholder="如：本人、同住成年家属、单位收发"
      />
    </>
  )
}

/** The day at hand is the posting day of what is posted, and the signature of what is handed over. */
function useDayOfMethod(method: string | undefined): void {
  const form = Form.useFormInstance<{ mailed?: string; signed?: string }>()
  useEffect(() => {
    const { mailed, signed } = form.getFieldsValue(true)
    if (method === 'post' && mailed === undefined) form.setFieldsValue({ mailed: signed, signed: undefined })
    if (method !== undefined && method !== 'post' && signed === undefined)
      form.setFieldsValue({ signed: mailed, mailed: undefined })
  }, [form, method])
}

function MailHint() {
  const { mail } = usePlaces()
  return mail ? null : (
    <Alert type="warning" showIcon title="还没有配置邮件服务，请联系管理员，或者改用其他方式送达。" />
  )
}
