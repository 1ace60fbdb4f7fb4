/** The desk's routes of 电子印章, as data. A private key goes in and never comes out. */
import { z } from 'zod'
import { route } from '../platform/contract.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期，如2026-01-05')
/** The organ whose seal it is; the administrator's own where left out. */
const organ = z.coerce.number().int().optional()
const reason = z.string().trim().min(2, '请写明原因').max(500)
const basedOn = z.coerce.number().int().min(0)
const PEM_LENGTH = 20_000

const image = z.object({
  widthPx: z.number(),
  heightPx: z.number(),
  widthMm: z.number(),
  heightMm: z.number(),
  dotsPerInch: z.number(),
  kinds: z.array(z.string()).nullable(),
})
const version = z.object({
  version: z.number(),
  effectiveFrom: z.string(),
  picture: image.nullable(),
  reason: z.string(),
  madeAt: z.string(),
  person: z.string(),
  inForce: z.boolean(),
})
const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  selfSigned: z.boolean(),
  state: z.enum(['good', 'early', 'expired']),
  /** Whole days to its last one; below 0 it is over. */
  daysLeft: z.number(),
})
const key = z.object({
  keyId: z.string(),
  origin: z.enum(['generated', 'imported']),
  effectiveFrom: z.string(),
  fingerprint: z.string(),
  certificate: certificate.nullable(),
  madeAt: z.string(),
  person: z.string(),
  withdrawn: z.object({ at: z.string(), reason: z.string(), person: z.string() }).nullable(),
  inForce: z.boolean(),
})

export const getSeals = route({
  method: 'GET',
  path: '/seals',
  summary: '电子印章：印章图样、签名密钥和历次变更',
  query: z.object({ organ }),
  responses: {
    200: z.object({
      organId: z.number(),
      /** 印章宽度 an organ of this rank starts with. */
      defaultWidthMm: z.number(),
      /** The latest version, 0 where there is none; sent back when saving. */
      latest: z.number(),
      versions: z.array(version),
      keys: z.array(key),
      /** A made-up letter with what is in force today. */
      sample: z.string(),
    }),
  },
})
const sealFields = z.object({
  organ,
  widthMm: z.coerce.number(),
  /** Kinds parted by commas; empty: every kind. */
  kinds: z.string().max(500).default(''),
  effectiveFrom: day,
  basedOn,
})
export const previewSeal = route({
  method: 'POST',
  path: '/seals/preview',
  summary: '在样张上预览印章图样（不保存）',
  body: sealFields,
  responses: {
    200: z.object({ html: z.string(), image, whiteRemoved: z.boolean() }),
  },
})
export const saveSeal = route({
  method: 'POST',
  path: '/seals',
  summary: '启用印章图样（新版本，自启用日起用）',
  body: sealFields,
  responses: { 201: z.object({ version: z.number(), whiteRemoved: z.boolean() }) },
})
export const retireSeal = route({
  method: 'POST',
  path: '/seals/retire',
  summary: '停用印章图样',
  body: z.object({ organ, effectiveFrom: day, basedOn, reason }),
  responses: { 201: z.object({ version: z.number() }) },
})
export const getSealSample = route({
  method: 'GET',
  path: '/seals/sample.pdf',
  summary: '印章样张（PDF）',
  query: z.object({ organ }),
  responses: {},
})

const added = z.object({ keyId: z.string(), fingerprint: z.string() })
export const generateKey = route({
  method: 'POST',
  path: '/seals/keys/generate',
  summary: '生成 SM2 签名密钥',
  body: z.object({ organ, effectiveFrom: day }),
  responses: { 201: added },
})
export const importKey = route({
  method: 'POST',
  path: '/seals/keys/import',
  summary: '导入 SM2 签名密钥和证书',
  body: z.object({
    organ,
    effectiveFrom: day,
    privateKey: z.string().max(PEM_LENGTH),
    certificate: z.string().max(PEM_LENGTH).default(''),
  }),
  responses: { 201: added },
})
export const withdrawKey = route({
  method: 'POST',
  path: '/seals/keys/:keyId/withdraw',
  summary: '停用签名密钥（立即生效，不能恢复）',
  params: z.object({ keyId: z.uuid() }),
  body: z.object({ organ, reason }),
  responses: { 200: z.object({ keyId: z.string() }) },
})
export const getPublicKey = route({
  method: 'GET',
  path: '/seals/keys/:keyId/public',
  summary: '下载签名公钥或者证书',
  params: z.object({ keyId: z.uuid() }),
  query: z.object({ organ, form: z.enum(['key', 'certificate']).default('key') }),
  responses: {},
})
