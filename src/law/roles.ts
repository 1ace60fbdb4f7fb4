/** The roles the law and the usual division of work give to people of an organ. */
export const ROLES = [
  'clerk',
  'reviewer',
  'head',
  'secrecy',
  'signer',
  'liaison',
  'supervisor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  clerk: '经办人',
  reviewer: '审核人',
  head: '公开工作机构负责人',
  secrecy: '保密审查员',
  signer: '签发人',
  liaison: '科室联络员',
  supervisor: '监督人员',
  administrator: '管理员',
}
