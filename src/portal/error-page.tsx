import type { ReactNode } from 'react'
import { ButtonLink, ButtonRow } from './components/basics.tsx'
import { SearchBox } from './components/lists.tsx'
import type { PageAnswer } from './layout.tsx'
import type { PortalColumn, PortalUrls } from './route.ts'

export type ErrorStatus = 400 | 403 | 404 | 405 | 410 | 413 | 415 | 429 | 500 | 503

interface ErrorText {
  readonly title: string
  readonly what: string
  readonly next: string
}

/** What happened and what to do, in words that do not blame the reader. */
const ERROR_TEXTS: Readonly<Record<ErrorStatus, ErrorText>> = {
  400: {
    title: '请求有误，无法处理',
    what: '浏览器发来的内容不完整或格式不对。',
    next: '请返回上一页重新操作；如从别处的链接进入，请从首页重新查找。',
  },
  403: {
    title: '不能查看这个页面',
    what: '这个页面不对外开放，或者访问凭据不正确、已经过期。',
    next: '查询申请进度请使用回执上的查询码；表单停留过久的，请重新打开页面后提交。',
  },
  404: {
    title: '没有找到这个页面',
    what: '网址可能有误，或者内容已经调整位置、撤下。',
    next: '可以在下面按标题、文号搜索，或从栏目中查找；需要的信息没有公开的，可以依法申请公开。',
  },
  405: {
    title: '请求有误，无法处理',
    what: '这个地址不接受这样的操作。',
    next: '请返回上一页重新操作。',
  },
  410: {
    title: '这条信息已经撤下',
    what: '该信息曾在本站公开，现已由发布机关撤下。',
    next: '需要了解撤下原因或者获取该信息的，可以咨询公开工作机构，也可以依法申请公开。',
  },
  413: {
    title: '文件太大，没有收下',
    what: '上传的文件超过了允许的大小，内容没有保存。',
    next: '请压缩或者分开上传；材料较多的，可以当面或者邮寄提交。',
  },
  415: {
    title: '文件类型不受支持，没有收下',
    what: '上传的文件不是允许的类型，内容没有保存。',
    next: '请另存为 PDF、Word 或者图片后重新上传。',
  },
  429: {
    title: '操作过于频繁，请稍候',
    what: '短时间内收到的请求太多，为保障其他访问者使用，系统暂停了本次操作。',
    next: '请过几分钟再试。急需办理的，可以拨打公开工作机构电话或者当面提交。',
  },
  500: {
    title: '系统出错了',
    what: '处理请求时发生意外，问题已经记录。',
    next: '请稍后重试。提交申请时遇到本页的，可再次提交：重复提交不会产生两件申请。',
  },
  503: {
    title: '系统正在维护，暂时不能访问',
    what: '服务正在启动或者维护，已经提交成功的申请不受影响。',
    next: '请几分钟后刷新。急需办理的，可以拨打公开工作机构电话或者当面提交。',
  },
}

export interface ErrorPageProps {
  readonly status: ErrorStatus
  readonly urls: PortalUrls
  /** A sentence that fits better than the general one. */
  readonly message?: string
  /** For the reader to name when asking for help, and for the log. */
  readonly requestId?: string
  readonly phone?: string
}

export function ErrorPage(props: ErrorPageProps): ReactNode {
  const text = ERROR_TEXTS[props.status]
  const { urls } = props
  return (
    <div className="error-page">
      <p className="error-what">{props.message ?? text.what}</p>
      <p>{text.next}</p>
      {props.status === 404 && <SearchBox action={urls.to('/search')} />}
      <ButtonRow>
        <ButtonLink href={urls.to('/')} primary>
          返回首页
        </ButtonLink>
        <ButtonLink href={urls.to('/sitemap')}>网站地图</ButtonLink>
        {(props.status === 404 || props.status === 410) && (
          <ButtonLink href={urls.to('/apply')}>依申请公开</ButtonLink>
        )}
      </ButtonRow>
      <p className="error-facts">
        代码 {props.status}
        {props.requestId !== undefined && `　请求编号 ${props.requestId}`}
        {props.phone !== undefined && `　公开工作机构电话 ${props.phone}`}
      </p>
    </div>
  )
}

/** An error as a page of the organ, with its navigation. */
export function errorAnswer(props: ErrorPageProps & { readonly column?: PortalColumn }): PageAnswer {
  return {
    kind: 'page',
    status: props.status,
    title: ERROR_TEXTS[props.status].title,
    column: props.column ?? 'home',
    noindex: true,
    body: <ErrorPage {...props} />,
  }
}

export interface ErrorDocumentProps {
  readonly status: ErrorStatus
  readonly urls: PortalUrls
  readonly message?: string
  readonly requestId?: string
}

/** A complete document that needs no organ, no settings and no database. */
export function ErrorDocument(props: ErrorDocumentProps): ReactNode {
  const text = ERROR_TEXTS[props.status]
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{text.title}</title>
        <link rel="stylesheet" href={props.urls.asset('portal.css')} />
      </head>
      <body>
        <div className="page">
          <main id="main">
            <h1 className="page-title">{text.title}</h1>
            <p className="error-what">{props.message ?? text.what}</p>
            <p>{text.next}</p>
            <ButtonRow>
              <ButtonLink href={props.urls.toOrgan(null, '/')} primary>
                返回首页
              </ButtonLink>
            </ButtonRow>
            <p className="error-facts">
              代码 {props.status}
              {props.requestId !== undefined && `　请求编号 ${props.requestId}`}
            </p>
          </main>
        </div>
      </body>
    </html>
  )
}
