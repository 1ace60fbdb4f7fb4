import { apiUrl } from '../../../desk/api.ts'
import { Loading, ProblemAlert } from '../../../desk/components/index.ts'
import { useCall } from '../../../desk/hooks.ts'
import { describePicture, showPicture } from '../../contract.ts'
import type { EditorProps } from './editor-page.tsx'

/** The picture of the year as the public will see it. */
export function PictureTab({ report }: EditorProps) {
  const params = { organId: report.organ.organId, year: report.year }
  const { data, error, refetch } = useCall(describePicture, { params })
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading label="正在绘图" />
  return (
    <>
      <h3>{data.title}</h3>
      <dl className="report-headlines">
        {data.headlines.map(({ label, value, unit }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value} <small>{unit}</small>
            </dd>
          </div>
        ))}
      </dl>
      {data.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className="report-charts">
        {data.charts.map(({ key, title }) => (
          <figure key={key}>
            <figcaption>{title}</figcaption>
            <img src={apiUrl(showPicture.path, { ...params, key })} alt={title} width={480} height={340} />
          </figure>
        ))}
      </div>
    </>
  )
}
