/**
 * How information is given (条例 29.2.3, 40): the way asked for, the way the letter names, the way it went. Another way
 * than was asked for needs one of the grounds of 条例 40 and a reason, which the letter states. Pure.
 */
import type { LawSettings } from '../law/parameters.ts'
import { DELIVERY_NAMES, WAY_NAMES, WAYS_WANTED, type DeliveryMethod, type WayWanted } from './model.ts'

/** 条例 40; what the applicant agrees to is no refusal of his form [推]. */
export const WAY_GROUNDS = ['carrier', 'cost', 'holding', 'agreed'] as const
export type WayGround = (typeof WAY_GROUNDS)[number]
export const WAY_GROUND_NAMES: Readonly<Record<WayGround, string>> = {
  carrier: '按照所要求的形式提供可能危及政府信息载体安全',
  cost: '按照所要求的形式提供公开成本过高',
  holding: '按照保存政府信息的实际情况不能以所要求的形式提供',
  agreed: '已征得同意',
}

/** The ways of delivery that are the way asked for. */
const FITTING: Readonly<Record<WayWanted, readonly DeliveryMethod[]>> = {
  collect: ['inPerson', 'entrusted'],
  consult: ['inPerson'],
  post: ['post'],
  email: ['email'],
  download: ['download'],
}

export function isFitting(way: WayWanted, method: DeliveryMethod): boolean {
  return FITTING[way].includes(method)
}

/** Whether this step of a download is the delivery, as the setting says [推]: no article fixes the day. */
export function isDelivery(
  step: 'opened' | 'downloaded',
  { downloadDelivered }: Pick<LawSettings, 'downloadDelivered'>,
): boolean {
  return (step === 'opened') === (downloadDelivered === 'opened')
}

export interface WayOfReply {
  readonly providedBy?: string | undefined
  readonly wayProvided?: WayWanted | undefined
  readonly wayGround?: WayGround | undefined
  readonly wayReason?: string | undefined
}

/** The way a reply names; drafts from before named it in words. */
export function wayOf(reply: WayOfReply, wanted: WayWanted): WayWanted {
  const typed = (reply.providedBy ?? '').trim()
  return reply.wayProvided ?? WAYS_WANTED.find((way) => WAY_NAMES[way] === typed) ?? wanted
}

/** What is missing of a way that was not asked for: the field and what to do. */
export function missingOfWay(
  reply: WayOfReply,
  wanted: WayWanted,
): { readonly field: string; readonly message: string } | undefined {
  if (wayOf(reply, wanted) === wanted) return undefined
  const asked = `申请人要求的获取途径是“${WAY_NAMES[wanted]}”`
  if (reply.wayGround === undefined)
    return { field: 'wayGround', message: `${asked}，改用其他方式提供的，请选择依据` }
  if ((reply.wayReason ?? '').trim() === '')
    return { field: 'wayReason', message: `${asked}，改用其他方式提供的，请写明理由，答复书将予说明` }
  return undefined
}

/** 提供方式, as the letter says it. */
export function providedText(reply: WayOfReply, wanted: WayWanted, you: '您' | '你单位'): string {
  const way = wayOf(reply, wanted)
  const { wayGround, wayReason } = reply
  if (way === wanted || wayGround === undefined)
    return reply.wayProvided === undefined && (reply.providedBy ?? '').trim() !== ''
      ? (reply.providedBy ?? '').trim()
      : WAY_NAMES[way]
  const ground =
    wayGround === 'agreed'
      ? `已征得${you}同意`
      : `${WAY_GROUND_NAMES[wayGround]}，依照《中华人民共和国政府信息公开条例》第四十条的规定`
  const reason = (wayReason ?? '').trim().replace(/[。；，]+$/, '')
  return `${WAY_NAMES[way]}（${you}要求的获取途径为“${WAY_NAMES[wanted]}”；因${reason}，${ground}，改以“${WAY_NAMES[way]}”的方式提供）`
}

/** Why a reply cannot go this way without a word: undefined where it goes as the letter says. */
export function otherWayProblem(
  way: WayWanted,
  method: DeliveryMethod,
  reason: string | undefined,
): string | undefined {
  if (isFitting(way, method) || (reason ?? '').trim() !== '') return undefined
  return `答复书写明的提供方式是“${WAY_NAMES[way]}”，与“${DELIVERY_NAMES[method]}”不一致。改用其他方式的，请写明理由；有凭证的一并上传`
}
