import type { ReactNode } from 'react'
import { ButtonLink, ButtonRow, Figures } from '../../portal/components/basics.tsx'
import type { PortalUrls } from '../../portal/route.ts'
import type { ReportPicture } from '../charts.ts'

export interface PictureChart {
  readonly title: string
  readonly src: string
  /** The chart in words. */
  readonly alt: string
}

/** 图解: the year in figures and charts, one page. The charts are pictures; their figures stand in words below. */
export function PicturePage(props: {
  urls: PortalUrls
  year: number
  picture: ReportPicture
  charts: readonly PictureChart[]
}): ReactNode {
  const { urls, year, picture, charts } = props
  return (
    <>
      <Figures figures={picture.headlines.map(({ label, value, unit }) => ({ label, value, unit }))} />
      {picture.sentences.length > 0 && (
        <div className="prose report-said">
          {picture.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <div className="report-charts">
        {charts.map((chart) => (
          <figure key={chart.src} className="report-chart">
            <figcaption>{chart.title}</figcaption>
            <img src={chart.src} alt={chart.alt} width={480} height={340} />
          </figure>
        ))}
      </div>
      <ButtonRow>
        <ButtonLink href={urls.to(`/reports/${year}`)} primary>
          查看年度报告全文
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
