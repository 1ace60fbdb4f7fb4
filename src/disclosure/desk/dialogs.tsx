import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { LocalDatePicker, ReasonDialog } from '../../desk/components/index.ts'
import { useFocusReturn } from '../../desk/focus.ts'
import { useAct } from '../../desk/hooks.ts'
import { useMe } from '../../desk/session.ts'
import {
  determineSecrecy,
  discardItem,
  markValidity,
  returnItem,
  reviewItem,
  reviewSecrecy,
  reviseItem,
  withdrawItem,
} from '../contract.ts'
import {
  VALIDITIES,
  WITHDRAWAL_GROUNDS,
  type ActName,
  type Validity,
  type WithdrawalGround,
} from '../model.ts'

interface DialogProps {
  readonly itemId: string
  readonly onClose: () => void
}

/** The dialog of an act that asks for something; undefined for acts that only ask for a yes. */
export function ActDialog({ act, ...props }: DialogProps & { act: ActName }) {
  useFocusReturn()
  switch (act) {
    case 'returned':
      return <ReturnDialog {...props} />
    case 'reviewed':
      return <ReviewDialog {...props} />
    case 'secrecyReviewed':
      return <SecrecyDialog {...props} />
    case 'secrecyDetermined':
      return <DeterminationDialog {...props} />
    case 'withdrawn':
      return <WithdrawDialog {...props} />
    case 'validityMarked':
      return <ValidityDialog {...props} />
    case 'revised':
      return <ReviseDialog {...props} />
    case 'discarded':
      return <DiscardDialog {...props} />
    case 'drafted':
    case 'submitted':
    case 'recalled':
    case 'published':
      return null
  }
}

/** Text of a dialog's field; antd gives undefined for a field that was left alone. */
function textOf(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

function ReturnDialog({ itemId, onClose }: DialogProps) {
  const act = useAct(returnItem, { message: '已退回拟稿人', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title="退回修改"
      label="退回理由"
      okText="退回"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { id: itemId }, body: { reason } })}
    />
  )
}

function ReviewDialog({ itemId, onClose }: DialogProps) {
  const act = useAct(reviewItem, { message: '审核通过', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title="审核通过"
      label="审核意见"
      placeholder="同意"
      required={false}
      okText="通过"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(opinion) => act.mutate({ params: { id: itemId }, body: { opinion, checked: true } })}
    >
      <Form.Item
        name="checked"
        valuePropName="checked"
        rules={[
          {
            validator: async (_, value) =>
              value === true ? undefined : Promise.reject(new Error('请确认已经校对')),
          },
        ]}
      >
        <Checkbox>已核对标题、文号、日期、数字、人名地名和附件，公开属性认定正确</Checkbox>
      </Form.Item>
    </ReasonDialog>
  )
}

function SecrecyDialog({ itemId, onClose }: DialogProps) {
  const act = useAct(reviewSecrecy, { message: '已登记保密审查', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title="保密审查"
      description="先审查、后公开，逐项审查（保密法35、条例17）。不能确定的，报有关主管部门或者保密行政管理部门确定。"
      label="审查意见"
      placeholder="经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(opinion, values) => {
        const result = textOf(values, 'result')
        if (result !== 'public' && result !== 'notPublic' && result !== 'refer') return
        act.mutate({
          params: { id: itemId },
          body: { result, opinion, referredTo: textOf(values, 'referredTo') },
        })
      }}
    >
      <Form.Item name="result" label="审查结果" rules={[{ required: true, message: '请选择审查结果' }]}>
        <Radio.Group
          options={[
            { value: 'public', label: '可以公开' },
            { value: 'notPublic', label: '不予公开' },
            { value: 'refer', label: '不能确定，报请确定' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['result']}>
        {(form) =>
          form.getFieldValue('result') === 'refer' ? (
            <Form.Item
              name="referredTo"
              label="报送部门"
              rules={[{ required: true, whitespace: true, message: '请填写报送的部门' }]}
            >
              <Input maxLength={100} placeholder="有关主管部门或者保密行政管理部门" />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </ReasonDialog>
  )
}

function DeterminationDialog({ itemId, onClose }: DialogProps) {
  const act = useAct(determineSecrecy, { message: '已登记确定结果', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title="登记主管部门的确定结果"
      label="意见摘要"
      required={false}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(opinion, values) => {
        const result = textOf(values, 'result') === 'public' ? 'public' : 'notPublic'
        const by = textOf(values, 'by')
        const documentNumber = textOf(values, 'documentNumber')
        act.mutate({ params: { id: itemId }, body: { result, by, documentNumber, opinion } })
      }}
    >
      <Form.Item name="result" label="确定结果" rules={[{ required: true, message: '请选择确定结果' }]}>
        <Radio.Group
          options={[
            { value: 'public', label: '可以公开' },
            { value: 'notPublic', label: '不予公开' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="by"
        label="作出确定的部门"
        rules={[{ required: true, whitespace: true, message: '请填写部门' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="documentNumber" label="来文文号">
        <Input maxLength={80} />
      </Form.Item>
    </ReasonDialog>
  )
}

const groundOptions = (Object.keys(WITHDRAWAL_GROUNDS) as WithdrawalGround[]) // the keys of the constant
  .map((value) => ({ value, label: WITHDRAWAL_GROUNDS[value] }))

function WithdrawDialog({ itemId, onClose }: DialogProps) {
  const act = useAct(withdrawItem, { message: '已撤回，门户各处均已移除', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      danger
      title="撤回公开"
      okText="撤回"
      description="页面、附件、检索、订阅和接口中的内容立即移除，原网址只保留撤回说明。理由会向公众显示，请不要写入不宜公开的内容。"
      label="撤回理由（向公众显示）"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason, values) => {
        const ground = groundOptions.find((option) => option.value === values['ground'])?.value
        if (ground === undefined) return
        const eventOn = textOf(values, 'eventOn')
        act.mutate({
          params: { id: itemId },
          body: {
            ground,
            reason,
            keepTitle: values['keepTitle'] === true,
            ...(eventOn === '' ? {} : { eventOn }),
          },
        })
      }}
    >
      <Form.Item name="ground" label="撤回情形" rules={[{ required: true, message: '请选择撤回情形' }]}>
        <Select options={groundOptions} />
      </Form.Item>
      <Form.Item noStyle dependencies={['ground']}>
        {(form) =>
          form.getFieldValue('ground') === 'penaltyAnnulled' ? (
            <Form.Item
              name="eventOn"
              label="处罚决定变化之日"
              extra="应当在三个工作日内撤回并公开说明理由（处罚法48、85）"
              rules={[{ required: true, message: '请填写日期' }]}
            >
              <LocalDatePicker />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Form.Item name="keepTitle" valuePropName="checked">
        <Checkbox>撤回说明中保留标题（标题本身没有不宜公开的内容）</Checkbox>
      </Form.Item>
    </ReasonDialog>
  )
}

const validityOptions = (Object.keys(VALIDITIES) as Validity[]) // the keys of the constant
  .map((value) => ({ value, label: VALIDITIES[value] }))

function ValidityDialog({ itemId, onClose }: DialogProps) {
  const { today } = useMe()
  const act = useAct(markValidity, { message: '已在原文件上标注', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      title="标注有效性"
      description="修改、废止、失效应及时公开，并在原文件上明确标注。"
      label="说明"
      placeholder="如：由某某文件代替"
      required={false}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(note, values) => {
        const validity = validityOptions.find((option) => option.value === values['validity'])?.value
        if (validity === undefined) return
        act.mutate({
          params: { id: itemId },
          body: { validity, since: textOf(values, 'since') || today, note },
        })
      }}
    >
      <Form.Item name="validity" label="有效性" rules={[{ required: true, message: '请选择有效性' }]}>
        <Radio.Group options={validityOptions} />
      </Form.Item>
      <Form.Item name="since" label="自" initialValue={today}>
        <LocalDatePicker />
      </Form.Item>
    </ReasonDialog>
  )
}

function ReviseDialog({ itemId, onClose }: DialogProps) {
  const act = useAct(reviseItem, {
    message: '已转为拟稿，修改后重新审核公开',
    problem: 'page',
    onDone: onClose,
  })
  return (
    <ReasonDialog
      open
      title="启动修订"
      description="修订期间，已公开的版本不变；新版本经过审核、保密审查、签发后替换。"
      label="修订理由"
      okText="开始修订"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason, values) => {
        const how = values['how'] === 'update' ? 'update' : 'correction'
        const formedOn = textOf(values, 'formedOn')
        act.mutate({
          params: { id: itemId },
          body: { how, reason, ...(formedOn === '' ? {} : { formedOn }) },
        })
      }}
    >
      <Form.Item name="how" label="方式" initialValue="correction">
        <Radio.Group
          options={[
            { value: 'correction', label: '更正（原来写错）' },
            { value: 'update', label: '更新（信息发生变更）' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['how']}>
        {(form) =>
          form.getFieldValue('how') === 'update' ? (
            <Form.Item
              name="formedOn"
              label="信息变更之日"
              extra="自这一天起重新计算 20 个工作日（条例26）"
              rules={[{ required: true, message: '请填写信息变更之日' }]}
            >
              <LocalDatePicker />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </ReasonDialog>
  )
}

function DiscardDialog({ itemId, onClose }: DialogProps) {
  const act = useAct(discardItem, { message: '已作废', problem: 'page', onDone: onClose })
  return (
    <ReasonDialog
      open
      danger
      title="作废"
      okText="作废"
      description="作废后不能恢复；作废修订稿的，已公开的版本不受影响。"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ params: { id: itemId }, body: { reason } })}
    />
  )
}
