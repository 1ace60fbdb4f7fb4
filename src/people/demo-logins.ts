/** The demo's people (contracts.md); these names and this password exist in a demo installation only. */
export const DEMO_PASSWORD = 'gongkai-demo'

export const DEMO_LOGINS: readonly { readonly username: string; readonly label: string }[] = [
  { username: 'jingban', label: '经办人（王城路街道）' },
  { username: 'shenhe', label: '审核人（王城路街道）' },
  { username: 'fuzeren', label: '公开工作机构负责人（王城路街道）' },
  { username: 'baomi', label: '保密审查员（王城路街道）' },
  { username: 'qianfa', label: '签发人（王城路街道）' },
  { username: 'lianluo', label: '科室联络员（王城路街道）' },
  { username: 'jiandu', label: '监督（西工区政务公开办）' },
  { username: 'guanli', label: '管理员（西工区）' },
]
