import { Alert, Button } from 'antd'
import { ArticleTag } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { formatDay } from '../../../desk/dates.ts'
import { listPlaces, type ApplicationDetail } from '../../contract.ts'
import { SECRECY_NAMES } from '../../model.ts'

/**
 * 条例 17, said before anybody presses 签发: what is missing, who does it, and the way to ask for it. `givesOut`: the
 * reply being written gives information out, whatever is on record so far.
 */
export function SecrecyNotice({
  application: { secrecy, secrecyDue, acts },
  givesOut = false,
  onAsk,
}: {
  application: Pick<ApplicationDetail, 'secrecy' | 'secrecyDue' | 'acts'>
  givesOut?: boolean
  onAsk?: (() => void) | undefined
}) {
  const wanted = secrecyDue || ((givesOut || secrecy.givesOut) && secrecy.result !== 'releasable')
  const places = useCall(listPlaces, {}, { enabled: wanted, staleTime: 300_000 })
  if (!wanted) return null
  const names = (places.data?.people ?? [])
    .filter(({ roles }) => roles.includes('secrecy'))
    .map(({ name }) => name)
  const note = acts.findLast((act) => act.kind === 'askSecrecy' && !act.undone)?.lines[0]?.value
  return (
    <Alert
      className="desk-notice"
      type="warning"
      showIcon
      title={
        <>
          {titleOf(secrecy, secrecyDue)} <ArticleTag article={secrecy.article} />
        </>
      }
      description={
        <>
          {names.length === 0
            ? '本机关还没有保密审查员，请管理员在“机关与人员”中指定。'
            : `由保密审查员（${names.join('、')}）登记审查结论；结论为“可以公开”的，才能签发。`}
          {secrecyDue && note !== undefined ? <div>提请审查：{note}</div> : null}
          {secrecy.opinion === null ? null : <div>审查意见：{secrecy.opinion}</div>}
        </>
      }
      {...(onAsk === undefined
        ? {}
        : {
            action: (
              <Button size="small" onClick={onAsk}>
                提请保密审查
              </Button>
            ),
          })}
    />
  )
}

function titleOf({ result, askedOn }: ApplicationDetail['secrecy'], due: boolean): string {
  if (result === 'referred') return '保密审查已报请有关部门确定，待登记结果'
  if (due && askedOn !== null) return `${formatDay(askedOn)}已提请保密审查，待审查`
  if (result === 'notReleasable') return `保密审查结论为“${SECRECY_NAMES[result]}”，不能按现稿签发`
  return '本件答复提供政府信息，签发前还缺保密审查'
}
