import { Link } from 'react-router'
import { ArticleTag, PageSection } from '../../../desk/components/index.ts'
import { useRoles } from '../../../desk/session.ts'
import { behindFigure, FIGURE_COLUMN_LABELS, FIGURE_COLUMNS } from '../../../remedies/model.ts'
import type { Statistics } from '../../render/statistics-contract.ts'
import { BEHIND, behindFees, STEP_DEFINITIONS, type Scope } from '../../render/statistics.ts'
import { share } from '../../render/statistics-tables.ts'
import { Figure } from './links.tsx'
import { StatTable } from './stat-table.tsx'

interface Props {
  readonly statistics: Statistics
  readonly scope: Scope
}

export function StepsSection({ statistics: { steps, total }, scope }: Props) {
  return (
    <PageSection title="补正、延期和征求意见">
      <StatTable caption="本期办结件中办理过下列程序的件数" head={['程序', '件数', '占办结件']}>
        {steps.map(({ step, count }) => {
          const { name, article } = STEP_DEFINITIONS[step]
          return (
            <tr key={step}>
              <th scope="row">
                {name} <ArticleTag article={article} />
              </th>
              <td>
                <Figure count={count} filters={BEHIND.decided(scope, { step })} what={name} />
              </td>
              <td>{share(count, total.decided)}</td>
            </tr>
          )
        })}
      </StatTable>
    </PageSection>
  )
}

export function FeesSection({ statistics: { fees }, scope }: Props) {
  return (
    <PageSection title="信息处理费">
      <StatTable caption="本期发出收费通知和实际收取的金额" head={['事项', '件数', '金额（元）']}>
        <tr>
          <th scope="row">收费通知送达</th>
          <td>
            <Figure count={fees.notices} filters={behindFees(scope, 'feeNotice')} what="收费通知送达" />
          </td>
          <td>{fees.askedYuan}</td>
        </tr>
        <tr>
          <th scope="row">实际缴费</th>
          <td>
            <Figure count={fees.payments} filters={behindFees(scope, 'feePaid')} what="实际缴费" />
          </td>
          <td>{fees.paidYuan}</td>
        </tr>
      </StatTable>
    </PageSection>
  )
}

/** 表四 of the year as known at the end of the period; every number opens the cases it counts. */
export function RemediesSection({ statistics: { remedies, year }, scope }: Props) {
  const mayOpen = useRoles('clerk', 'reviewer', 'head', 'signer', 'supervisor')
  const whose = { organ: scope.organ, year, asOf: scope.span.to }
  return (
    <PageSection title="行政复议、行政诉讼">
      <StatTable
        caption={`${year}年截至期末的结果（表四口径）`}
        head={['类别', ...FIGURE_COLUMNS.map((column) => FIGURE_COLUMN_LABELS[column])]}
      >
        {remedies.map(({ key, name, ...counts }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {FIGURE_COLUMNS.map((column) => (
              <td key={column}>
                {mayOpen && counts[column] > 0 ? (
                  <Link
                    to={`/remedies?${new URLSearchParams(behindFigure(whose, key, column)).toString()}`}
                    aria-label={`${name}${FIGURE_COLUMN_LABELS[column]} ${counts[column]} 件，查看案件`}
                  >
                    {counts[column]}
                  </Link>
                ) : (
                  counts[column]
                )}
              </td>
            ))}
          </tr>
        ))}
      </StatTable>
    </PageSection>
  )
}

/** People who began to type and found it published: work the published item saved. */
export function AnsweredSection({ statistics: { answered } }: Pick<Props, 'statistics'>) {
  return (
    <PageSection title="查到已公开、未再申请">
      <div id="answered">
        <p>
          填写申请时查到信息已经公开、没有再提交申请的，共 <strong>{answered.count}</strong> 次。
        </p>
        {answered.items.length === 0 ? null : (
          <StatTable caption="解答最多的已公开信息" head={['已公开的信息', '次数']}>
            {answered.items.map(({ id, title, path, count }) => (
              <tr key={id}>
                <th scope="row">
                  {path === null ? (
                    '（信息已不在公开目录中）'
                  ) : (
                    <a href={path} target="_blank" rel="noreferrer">
                      {title}
                    </a>
                  )}
                </th>
                <td>{count}</td>
              </tr>
            ))}
          </StatTable>
        )}
      </div>
    </PageSection>
  )
}
