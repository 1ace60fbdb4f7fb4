import { Alert, Form, Radio, Select } from 'antd'
import { formatDay } from '../../../desk/dates.ts'
import { LocalDatePicker } from '../../../desk/components/index.ts'
import { useMe, useRoles } from '../../../desk/session.ts'
import type { ActFieldsProps, ActForms } from './act-form.ts'
import { PERSONAL_FIELD_NAMES } from '../../model.ts'
import { CaseField, TextField, usePlaces } from './fields.tsx'

/** What belongs to the record of a case at any time. */
export const OTHER_FORMS: ActForms = {
  withdraw: {
    intro: () => '申请人撤回申请的，登记撤回之日和方式，本件终止办理。',
    Fields: () => (
      <TextField
        name="how"
        label="撤回的方式和经过"
        rows={2}
        max={200}
        placeholder="如：申请人当面提交撤回申请书"
      />
    ),
    dateLabel: '撤回之日',
    evidence: '撤回申请书',
    danger: true,
    okText: '登记撤回',
    done: '已登记撤回',
  },
  handOver: {
    intro: () =>
      '以政府信息公开申请的形式进行信访、投诉、举报等活动的，告知申请人不作为政府信息公开申请处理，并可以告知相应渠道；内容转有权处理的机构。移交不等于答复，答复仍按“不予处理（信访举报投诉类申请）”作出。',
    Fields: () => (
      <>
        <TextField name="to" label="移交给哪个机构" max={100} placeholder="如：区信访局、本机关信访室" />
        <TextField name="reason" label="移交的内容和理由" rows={3} max={1000} />
      </>
    ),
    dateLabel: '移交之日',
    evidence: '移交凭证',
    done: '已登记移交',
  },
  note: {
    Fields: NoteFields,
    initial: () => ({ mentions: [] }),
    okText: '记下',
    done: '已记下',
  },
  urge: {
    Fields: () => (
      <TextField
        name="text"
        label="催办内容"
        rows={3}
        placeholder="如：离答复期限还有3个工作日，请今日内送审"
      />
    ),
    okText: '催办',
    done: '已催办',
  },
  link: {
    intro: () => '关联只供对照查看，不合并办理。',
    Fields: ({ application }: ActFieldsProps) => (
      <>
        <CaseField name="to" label="关联哪一件" except={application.id} />
        <TextField name="why" label="关联的原因" max={200} placeholder="如：同一征收项目" />
      </>
    ),
    okText: '关联',
    done: '已关联',
  },
  restrict: {
    intro: () => '限制查看后，只有承办人和审核、签发、保密审查及公开工作机构负责人可以看到本件。',
    Fields: RestrictFields,
    initial: ({ application }) => ({ restricted: !application.restricted }),
  },
  amendApplicant: {
    intro: () =>
      '只填需要更正的项目，空着的不变。原登记的内容加密保留，办理经过只记更正了哪些项目和理由；已经发出的文书不改。查询办理情况的第二道验证随联系电话末四位一并更正。',
    Fields: AmendFields,
    dateLabel: '更正之日',
    evidence: '申请人说明、证件或者电话记录',
    done: '已更正申请人信息',
  },
  undo: {
    intro: () => '登记过的经过不删除、不改写；登记有误的，以一条更正记录撤销原登记或者改正日期，两条都保留。',
    Fields: UndoFields,
    initial: ({ target }) => ({ target, way: 'newDay' }),
    toBody: ({ way, newDay, target, reason }) => ({
      target,
      reason,
      ...(way === 'newDay' ? { newDay } : {}),
    }),
    danger: true,
    okText: '更正登记',
    done: '已更正登记，期限已重新推算',
  },
}

function AmendFields({ application }: ActFieldsProps) {
  const own =
    application.applicantColumn === 'naturalPerson'
      ? (['idType', 'idNumber'] as const)
      : (['creditCode', 'legalRepresentative', 'contactPerson'] as const)
  const now = new Map(application.personal.map(({ field, masked }) => [field, masked]))
  return (
    <>
      <div className="desk-form-grid">
        {(['name', ...own, 'phone', 'email', 'address', 'postcode'] as const).map((field) => (
          <TextField
            key={field}
            name={field}
            label={PERSONAL_FIELD_NAMES[field]}
            required={false}
            max={field === 'address' ? 200 : 100}
            placeholder={`现为 ${now.get(field) ?? '未登记'}`}
          />
        ))}
      </div>
      <TextField
        name="reason"
        label="更正的理由"
        rows={2}
        placeholder="如：登记时姓名录错，已核对身份证；邮件退回，申请人来电告知新地址"
      />
    </>
  )
}

function NoteFields() {
  const { people } = usePlaces()
  return (
    <>
      <TextField
        name="text"
        label="内容"
        rows={4}
        max={2000}
        extra="内部记事，不对外；不要写入申请人的证件号码等个人信息。写“@姓名”可以提醒本机关的人。"
      />
      <Form.Item name="mentions" label="提醒谁看">
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={[...people]}
          placeholder="可不选"
        />
      </Form.Item>
    </>
  )
}

function RestrictFields({ application }: ActFieldsProps) {
  const me = useMe()
  const restricted = Form.useWatch<boolean>('restricted')
  const stillSees =
    useRoles('reviewer', 'head', 'secrecy', 'signer') || application.assigneeId === me.personId
  return (
    <>
      {restricted === true && !stillSees ? (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title="您不是本件的承办人，限制后您也看不到本件。请先分办并指定承办人。"
        />
      ) : null}
      <Form.Item name="restricted" label="查看范围">
        <Radio.Group
          options={[
            { value: true, label: '限制查看' },
            { value: false, label: '解除限制' },
          ]}
        />
      </Form.Item>
      <TextField name="reason" label="理由" rows={2} />
    </>
  )
}

function UndoFields({ application, target }: ActFieldsProps) {
  const { today } = useMe()
  const way = Form.useWatch<string>('way')
  const options = application.acts
    .filter((act) => !act.undone && act.kind !== 'undo')
    .map((act) => ({ value: act.seq, label: `${act.seq}. ${formatDay(act.on, today)} ${act.name}` }))
  const chosen = application.acts.find(({ seq }) => seq === target)
  return (
    <>
      <Form.Item
        name="target"
        label="更正哪一条登记"
        rules={[{ required: true, message: '请选择要更正的登记' }]}
      >
        <Select options={options} />
      </Form.Item>
      <Form.Item name="way" label="怎样更正">
        <Radio.Group
          options={[
            { value: 'newDay', label: '日期登记错了，改正日期' },
            { value: 'cancel', label: '不应当登记，撤销这一条' },
          ]}
        />
      </Form.Item>
      {way === 'newDay' ? (
        <Form.Item
          name="newDay"
          label="正确的日期"
          rules={[{ required: true, message: '请填写正确的日期' }]}
          extra={chosen === undefined ? undefined : `原登记为${formatDay(chosen.on)}`}
        >
          <LocalDatePicker max={today} />
        </Form.Item>
      ) : (
        <Alert
          className="desk-notice"
          type="warning"
          showIcon
          title="撤销后，本件的环节和期限按其余登记重新推算。"
        />
      )}
      <TextField name="reason" label="更正的理由" rows={2} />
    </>
  )
}
