import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ArticleTag, BlockedActs, BlockedSwitch, PageSection } from '../../../desk/components/index.ts'
import type { ApplicationDetail } from '../../contract.ts'
import type { ActKind } from '../../model.ts'
import type { ChosenAct } from '../acts/act-dialog.tsx'
import { ACT_GROUPS, USUAL_NEXT } from './act-groups.ts'

type Allowed = ApplicationDetail['allowedActs'][number]

/** Every act the table knows: those allowed as buttons, the others on demand with the server's reason and article. */
export function ActBar({
  application,
  onChoose,
}: {
  application: ApplicationDetail
  onChoose: (chosen: ChosenAct) => void
}) {
  const [all, setAll] = useState(false)
  const press = usePress(application, onChoose)
  const byKind = new Map(application.allowedActs.map((one) => [one.act, one]))
  const next = nextOf(application)
  return (
    <PageSection title="办理" extra={<BlockedSwitch shown={all} onChange={setAll} />}>
      {next === undefined ? null : (
        <p className="app-next no-print">
          <span>下一步</span>
          <Button type="primary" onClick={() => press(next)}>
            {next.label}
          </Button>
          <ArticleTag article={next.article} />
        </p>
      )}
      {ACT_GROUPS.map(({ title, acts }) => (
        <Group
          key={title}
          title={title}
          acts={acts.flatMap((kind) => {
            const one = byKind.get(kind)
            return one?.allowed === true ? [{ kind, one }] : []
          })}
          onPress={press}
        />
      ))}
      {all ? (
        <BlockedActs
          acts={ACT_GROUPS.flatMap(({ acts }) => acts).flatMap((kind) => {
            const one = byKind.get(kind)
            return one === undefined || one.allowed ? [] : [one]
          })}
        />
      ) : null}
      {application.allowedActs.some(({ allowed }) => allowed) ? null : (
        <p className="desk-muted">您目前不能办理本件的事项，打开上面的开关可以看到原因。</p>
      )}
    </PageSection>
  )
}

function Group({
  title,
  acts,
  onPress,
}: {
  title: string
  acts: readonly { readonly kind: ActKind; readonly one: Allowed }[]
  onPress: (one: Allowed) => void
}) {
  if (acts.length === 0) return null
  return (
    <div className="app-act-group no-print">
      <h3>{title}</h3>
      <div className="app-act-buttons">
        {acts.map(({ kind, one }) => (
          <Button key={kind} size="small" onClick={() => onPress(one)}>
            {one.label}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** The draft has a page of its own; everything else is a dialog. */
function usePress(application: ApplicationDetail, onChoose: (chosen: ChosenAct) => void) {
  const navigate = useNavigate()
  return ({ act, label, article }: Allowed): void => {
    if (act === 'draft') void navigate(`/applications/${application.id}/reply`)
    // allowedActs holds the acts of the table and of the office, as text in the contract.
    else onChoose({ act: act as ActKind, label, article })
  }
}

/** The usual next step that is allowed now; while handling, that is the reply. */
function nextOf({
  allowedActs,
  unitId,
  stage,
  secrecyDue,
  pendingExtension,
}: ApplicationDetail): Allowed | undefined {
  const allowed = (kind: ActKind): Allowed | undefined =>
    allowedActs.find((one) => one.act === kind && one.allowed)
  if (unitId === null && stage === 'registered') {
    const assign = allowed('assign')
    if (assign !== undefined) return assign
  }
  for (const kind of USUAL_NEXT) {
    // allowed at any time, but the next step only where the case waits for it
    if (kind === 'reviewSecrecy' && !secrecyDue) continue
    if (kind === 'extend' && pendingExtension === null) continue
    const found = allowed(kind)
    if (found !== undefined) return found
  }
  return allowed('draft')
}
