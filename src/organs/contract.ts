import { z } from 'zod'
import { ROLES } from '../people/model.ts'
import { route } from '../platform/contract.ts'
import { ORGAN_KINDS, UNIT_KINDS } from './model.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/, '应为小写字母开头，2 至 32 位小写字母、数字或连字符')
const shortText = z.string().trim().max(200)

export const organSettingsSchema = z.object({
  disclosureOffice: shortText.optional(),
  address: shortText.optional(),
  officeHours: shortText.optional(),
  phone: shortText.optional(),
  fax: shortText.optional(),
  email: shortText.optional(),
  postcode: shortText.optional(),
  reviewOrgan: shortText.optional(),
  court: shortText.optional(),
  onlineReview: shortText.optional(),
  letterPrefix: shortText.optional(),
  applicationPrefix: shortText
    .max(20, '不超过 20 个字')
    .regex(/^[^\d〔〕[\]()（）【】]*$/, '只写代字，年份和序号由系统编排')
    .optional(),
  siteCode: shortText.optional(),
  icp: shortText.optional(),
  policeRecord: shortText.optional(),
  host: shortText.optional(),
  headerNote: shortText.optional(),
  footerNote: shortText.optional(),
})

const organSchema = z.object({
  organId: z.number(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(ORGAN_KINDS),
  parentId: z.number().nullable(),
  settings: organSettingsSchema,
})

export const listOrgans = route({
  method: 'GET',
  path: '/organs',
  summary: '机关列表',
  responses: { 200: z.object({ organs: z.array(organSchema) }) },
})

export const addOrgan = route({
  method: 'POST',
  path: '/organs',
  summary: '新增机关',
  body: z.object({
    code,
    name: z.string().trim().min(2).max(60),
    shortName: z.string().trim().min(2).max(30),
    kind: z.enum(['street', 'town', 'department']),
  }),
  responses: { 201: z.object({ organId: z.number() }) },
})

export const saveOrganSettings = route({
  method: 'PUT',
  path: '/organs/:organId/settings',
  summary: '机关信息与网站设置',
  params: z.object({ organId: z.coerce.number().int() }),
  body: organSettingsSchema,
  responses: { 204: z.undefined() },
})

export const listUnits = route({
  method: 'GET',
  path: '/organs/:organId/units',
  summary: '科室与社区',
  params: z.object({ organId: z.coerce.number().int() }),
  responses: {
    200: z.object({
      units: z.array(
        z.object({ unitId: z.string(), name: z.string(), kind: z.enum(UNIT_KINDS), duty: z.string() }),
      ),
    }),
  },
})

export const addUnit = route({
  method: 'POST',
  path: '/units',
  summary: '新增科室或社区（本机关）',
  body: z.object({
    name: z.string().trim().min(2).max(60),
    kind: z.enum(UNIT_KINDS),
    duty: z.string().trim().max(500).default(''),
  }),
  responses: { 201: z.object({ unitId: z.string() }) },
})

export const personSchema = z.object({
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  username: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  units: z.array(z.object({ unitId: z.string(), relation: z.enum(['leads', 'liaison']) })),
  locked: z.boolean(),
})

export const listPeople = route({
  method: 'GET',
  path: '/organs/:organId/people',
  summary: '人员',
  params: z.object({ organId: z.coerce.number().int() }),
  responses: { 200: z.object({ people: z.array(personSchema) }) },
})

export const addPerson = route({
  method: 'POST',
  path: '/organs/:organId/people',
  summary: '新增人员',
  params: z.object({ organId: z.coerce.number().int() }),
  body: z.object({
    name: z.string().trim().min(1).max(40),
    title: z.string().trim().max(60).default(''),
    roles: z.array(z.enum(ROLES)).min(1, '至少选择一个岗位'),
    username: z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/, '3 至 32 位小写字母、数字、点或连字符'),
    password: z.string().min(10, '口令至少 10 位').max(200),
  }),
  responses: { 201: z.object({ personId: z.string() }) },
})

export const savePersonRoles = route({
  method: 'PUT',
  path: '/organs/:organId/people/:personId/roles',
  summary: '调整岗位与分管、联络单位',
  params: z.object({ organId: z.coerce.number().int(), personId: z.uuid() }),
  body: z.object({
    roles: z.array(z.enum(ROLES)),
    units: z.array(z.object({ unitId: z.uuid(), relation: z.enum(['leads', 'liaison']) })),
  }),
  responses: { 204: z.undefined() },
})

export const resetPassword = route({
  method: 'POST',
  path: '/organs/:organId/people/:personId/password',
  summary: '重置口令并解锁',
  params: z.object({ organId: z.coerce.number().int(), personId: z.uuid() }),
  body: z.object({ password: z.string().min(10, '口令至少 10 位').max(200) }),
  responses: { 204: z.undefined() },
})

export const closePerson = route({
  method: 'POST',
  path: '/organs/:organId/people/:personId/close',
  summary: '停用人员（离岗）',
  params: z.object({ organId: z.coerce.number().int(), personId: z.uuid() }),
  responses: { 204: z.undefined() },
})
