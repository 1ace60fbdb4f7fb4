import { z } from 'zod'
import type { Services } from '../../platform/services.ts'
import { DataTable, Prose, Section } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest, PortalUrls } from '../../portal/route.ts'
import { COUNT_CAP } from '../../search/rules.ts'
import { CLAUSE_CODES, KIND_CODES, TOPICS, VALIDITIES } from '../model.ts'
import { searchPublic } from '../public-search.ts'
import {
  countPublic,
  findPublic,
  findTombstone,
  listPublic,
  type PublicEntry,
  type PublicFilter,
} from '../public-store.ts'
import { isUuid, narrowed, scopeOf } from './scope.ts'

/** The open interface of 主动公开: what the portal shows, as JSON, for other sites and for reuse. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const listQuery = z.object({
  q: z.string().trim().max(100).optional().describe('检索词；不填时按发布日期倒序列出'),
  organ: z.string().max(32).optional().describe('机关的地址代码'),
  clause: z.enum(CLAUSE_CODES).optional().describe('公开依据'),
  kind: z.enum(KIND_CODES).optional().describe('文件种类'),
  topic: z.enum(TOPICS).optional().describe('主题分类'),
  year: z.coerce.number().int().min(1990).max(2200).optional().describe('公开年份'),
  page: z.coerce.number().int().min(1).max(50).default(1).describe('页码，自 1 起'),
  size: z.coerce.number().int().min(1).max(100).default(20).describe('每页条数'),
})

const entrySchema = z.object({
  id: z.uuid(),
  title: z.string().describe('名称'),
  indexNumber: z.string().describe('索引号'),
  docNumber: z.string().describe('文号'),
  issuer: z.string().describe('发布机构'),
  organ: z.string().describe('机关的地址代码'),
  clause: z.enum(CLAUSE_CODES).describe('公开依据'),
  kind: z.enum(KIND_CODES).describe('文件种类'),
  topic: z.string().describe('主题分类'),
  category: z.string().describe('组配分类'),
  formedOn: day.describe('成文日期'),
  publishedOn: day.describe('发布日期'),
  updatedOn: day.nullable().describe('更新日期'),
  validity: z.enum(Object.keys(VALIDITIES) as [keyof typeof VALIDITIES]).describe('有效性'), // keys of the constant
  summary: z.string().describe('内容概述'),
  url: z.url(),
})

const listAnswer = z.object({
  items: z.array(entrySchema),
  page: z.number(),
  size: z.number(),
  total: z.number().describe(`条数，最多数到 ${COUNT_CAP}`),
  totalIsCapped: z.boolean(),
})

const detailAnswer = entrySchema.extend({
  version: z.number(),
  source: z.string(),
  keywords: z.array(z.string()),
  effectiveOn: day.nullable(),
  expiresOn: day.nullable(),
  validityNote: z.string(),
  bodyHtml: z.string(),
  bodyText: z.string(),
  files: z.array(
    z.object({ name: z.string(), type: z.string(), size: z.number(), sha256: z.string(), url: z.url() }),
  ),
})

const problemAnswer = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
})

function json(body: unknown): PortalAnswer {
  return {
    kind: 'file',
    name: 'answer.json',
    type: 'application/json; charset=utf-8',
    bytes: JSON.stringify(body),
    inline: true,
  }
}

/** What cannot be answered, in the form of RFC 9457. */
function problem(status: 404 | 410, detail: string): PortalAnswer {
  const title = status === 404 ? '没有找到' : '已撤回'
  const body = problemAnswer.parse({ title, status, code: status === 404 ? 'notFound' : 'gone', detail })
  return {
    kind: 'file',
    name: 'problem.json',
    type: 'application/problem+json; charset=utf-8',
    bytes: JSON.stringify(body),
    inline: true,
    status,
  }
}

export async function apiList(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const query = listQuery.parse(request.query)
  const organ = query.organ === undefined ? undefined : services.organs.byCode(query.organ)
  if (query.organ !== undefined && !organ) return problem(404, `没有代码为“${query.organ}”的机关`)
  const { clause, kind, topic, year, page, size } = query
  const scope = narrowed(scopeOf(request, services), organ?.organId)
  const filter: PublicFilter = { scope, clause, kind, topic, year }
  const { open } = services.database
  const found =
    query.q === undefined || query.q === ''
      ? {
          entries: await listPublic(open, filter, { limit: size, offset: (page - 1) * size }),
          count: await countPublic(open, filter, COUNT_CAP),
        }
      : await searchPublic(open, filter, query.q, { page, size }).then((hits) => ({
          entries: hits.hits,
          count: hits.count,
        }))
  return json(
    listAnswer.parse({
      items: found.entries.map((entry) => shown(entry, request.urls, services)),
      page,
      size,
      total: Math.min(found.count, COUNT_CAP),
      totalIsCapped: found.count > COUNT_CAP,
    }),
  )
}

export async function apiDetail(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const itemId = (request.params['id'] ?? '').toLowerCase()
  const scope = scopeOf(request, services)
  const { open } = services.database
  const item = isUuid(itemId) ? await findPublic(open, scope, itemId) : undefined
  if (!item) {
    const stone = isUuid(itemId) ? await findTombstone(open, scope, itemId) : undefined
    return stone
      ? problem(410, `这条信息已于${stone.withdrawnOn}撤回：${stone.reason}`)
      : problem(404, '没有这条信息')
  }
  return json(
    detailAnswer.parse({
      ...item,
      ...shown(item, request.urls, services),
      files: item.files.map((file) => ({
        name: file.name,
        type: file.mediaType,
        size: file.size,
        sha256: file.hash,
        url: request.urls.absolute(`/files/${file.hash}/${encodeURIComponent(file.name)}`),
      })),
    }),
  )
}

function shown(entry: PublicEntry, urls: PortalUrls, services: Services) {
  return {
    ...entry,
    id: entry.itemId,
    organ: services.organs.byId(entry.organId)?.code ?? '',
    url: urls.absolute(`/items/${entry.itemId}`),
  }
}

const OPERATIONS = [
  { path: '/api/v1/items', summary: '列出或者检索公开的政府信息', query: listQuery, answer: listAnswer },
  { path: '/api/v1/items/{id}', summary: '一条公开的政府信息', query: undefined, answer: detailAnswer },
] as const

/** OpenAPI 3.1 made from the schemas that parse the requests and the answers. */
export async function openApi(request: PortalRequest): Promise<PortalAnswer> {
  const paths = Object.fromEntries(
    OPERATIONS.map((operation) => [
      operation.path,
      {
        get: {
          summary: operation.summary,
          parameters: [
            ...(operation.path.includes('{id}')
              ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }]
              : []),
            ...parametersOf(operation.query),
          ],
          responses: {
            200: answerOf('成功', 'application/json', operation.answer),
            404: answerOf('没有', 'application/problem+json', problemAnswer),
            410: answerOf('已撤回', 'application/problem+json', problemAnswer),
          },
        },
      },
    ]),
  )
  return json({
    openapi: '3.1.0',
    info: {
      title: `${request.organ.name}政府信息公开接口`,
      version: '1',
      description: '已公开的政府信息；撤回的信息返回 410。',
    },
    servers: [{ url: request.urls.absolute('/').replace(/\/$/, '') }],
    paths,
  })
}

function answerOf(description: string, type: string, schema: z.ZodType) {
  return { description, content: { [type]: { schema: z.toJSONSchema(schema, { io: 'output' }) } } }
}

function parametersOf(query: z.ZodObject | undefined) {
  if (query === undefined) return []
  const schema = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    schema: property,
  }))
}

/** The same, for people. */
export async function apiPage(request: PortalRequest): Promise<PortalAnswer> {
  const { urls } = request
  return {
    kind: 'page',
    title: '开放数据接口',
    column: 'home',
    body: (
      <>
        <Prose>
          <p>
            已公开的政府信息可以按下列地址以 JSON 取得，不需要登录。完整说明见
            <a href={urls.to('/api/v1/openapi.json')}>OpenAPI 文档</a>。另有
            <a href={urls.to('/feed.xml')}>RSS 订阅</a>。撤回的信息不再提供，返回 410。
          </p>
        </Prose>
        <Section title="接口">
          <DataTable
            caption="接口"
            hideCaption
            columns={[{ label: '地址' }, { label: '说明' }]}
            rows={OPERATIONS.map((operation) => [
              <code key="path">{urls.absolute(operation.path)}</code>,
              operation.summary,
            ])}
          />
        </Section>
        <Section title="查询参数（列表）">
          <DataTable
            caption="查询参数"
            hideCaption
            columns={[{ label: '名称' }, { label: '说明' }]}
            rows={Object.entries(listQuery.shape).map(([name, schema]) => [
              <code key="name">{name}</code>,
              schema.description ?? '',
            ])}
          />
        </Section>
      </>
    ),
  }
}
