import { z } from 'zod'
import { route } from '../platform/contract.ts'
import { ROLES } from './model.ts'

export const meSchema = z.object({
  personId: z.string(),
  name: z.string(),
  username: z.string(),
  organ: z.object({ organId: z.number(), code: z.string(), name: z.string(), shortName: z.string() }),
  roles: z.array(z.enum(ROLES)),
  /** Organs the person can read, the own one first. */
  organs: z.array(z.object({ organId: z.number(), code: z.string(), name: z.string() })),
  csrfToken: z.string(),
  today: z.string(),
  /** Present in the demo only: 演示日期 can be advanced. */
  demo: z.object({ date: z.string() }).nullable(),
  /** Last day of the published holiday arrangement; dates past it are provisional. */
  calendarPublishedThrough: z.string(),
})
export type Me = z.infer<typeof meSchema>

export const getMe = route({
  method: 'GET',
  path: '/me',
  summary: '当前登录人',
  responses: { 200: meSchema },
})

export const signIn = route({
  method: 'POST',
  path: '/session',
  summary: '登录',
  body: z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
  responses: { 200: meSchema },
})

export const signOut = route({
  method: 'DELETE',
  path: '/session',
  summary: '退出登录',
  responses: { 204: z.undefined() },
})

/** What the login page may say before anybody is signed in. */
export const getEntrance = route({
  method: 'GET',
  path: '/entrance',
  summary: '登录页信息',
  responses: {
    200: z.object({
      installation: z.string(),
      setupNeeded: z.boolean(),
      demoLogins: z.array(z.object({ username: z.string(), label: z.string() })),
      demoPassword: z.string().nullable(),
    }),
  },
})

export const changePassword = route({
  method: 'POST',
  path: '/me/password',
  summary: '修改密码',
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(10).max(200) }),
  responses: { 204: z.undefined() },
})

/** 每日待办邮件: the own address and whether the list is wanted. */
export const getMailSetting = route({
  method: 'GET',
  path: '/me/mail',
  summary: '我的待办邮件设置',
  responses: { 200: z.object({ available: z.boolean(), email: z.string(), digest: z.boolean() }) },
})

export const putMailSetting = route({
  method: 'PUT',
  path: '/me/mail',
  summary: '修改待办邮件设置',
  body: z
    .object({ email: z.union([z.literal(''), z.email('邮箱地址不正确').max(200)]), digest: z.boolean() })
    .refine(({ email, digest }) => email !== '' || !digest, {
      path: ['email'],
      message: '要接收待办邮件，请填写邮箱',
    }),
  responses: { 204: z.undefined() },
})

export const advanceDemoClock = route({
  method: 'POST',
  path: '/demo/advance',
  summary: '演示日期前进',
  body: z.object({ days: z.number().int().min(1).max(366) }),
  responses: { 200: z.object({ today: z.string() }) },
})

export const setUp = route({
  method: 'POST',
  path: '/setup',
  summary: '首次安装',
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('new'),
      token: z.string(),
      district: z.object({
        code: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
        name: z.string().min(2).max(60),
      }),
      organ: z.object({
        code: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
        name: z.string().min(2).max(60),
        kind: z.enum(['street', 'town', 'department']),
      }),
      administrator: z.object({
        username: z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/),
        name: z.string().min(1).max(40),
        password: z.string().min(10).max(200),
      }),
    }),
    z.object({ kind: z.literal('demo'), token: z.string() }),
  ]),
  responses: { 200: z.object({ done: z.literal(true) }) },
})

const draftKey = z.string().min(1).max(120)

/** What a person has typed into desk forms and not yet sent; sealed, kept seven days. */
export const getDraft = route({
  method: 'GET',
  path: '/drafts/:key',
  summary: '读取未提交的填写内容',
  params: z.object({ key: draftKey }),
  responses: { 200: z.object({ values: z.record(z.string(), z.unknown()).nullable() }) },
})

export const putDraft = route({
  method: 'PUT',
  path: '/drafts/:key',
  summary: '暂存填写内容',
  params: z.object({ key: draftKey }),
  body: z.object({ values: z.record(z.string(), z.unknown()) }),
  responses: { 204: z.undefined() },
})

export const deleteDraft = route({
  method: 'DELETE',
  path: '/drafts/:key',
  summary: '清除暂存',
  params: z.object({ key: draftKey }),
  responses: { 204: z.undefined() },
})
