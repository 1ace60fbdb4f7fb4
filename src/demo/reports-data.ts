/** Section 五 and the story year's section 一, in our own words. */
const PROBLEMS: readonly (readonly [string, string])[] = [
  ['公开内容更新不均衡，个别科室事后公开多、事前公开少', '把公开事项分解到科室和社区，每月核对一次更新情况'],
  ['办事指南的表述专业，群众不易看懂', '请居民代表试读办事指南，逐项改成通俗说法'],
  ['社区公开栏内容更换不够及时', '建立公开栏更换台账，期满内容当月更换并留存照片'],
  ['依申请公开答复书的说理不够充分', '编印答复说理要点，重要答复由法制人员先行审核'],
  ['政策解读形式单一', '重要政策同步配图解和问答，发布后收集疑问再作回应'],
]

export const PROBLEMS_NOTE = '无。'

function problemOf(year: number): readonly [string, string] {
  return PROBLEMS[(year - 2019) % PROBLEMS.length] ?? ['', '']
}

export function problemsOf(self: string, year: number): string {
  const [first, remedy] = problemOf(year)
  const [second, next] = problemOf(year + 2)
  const lines = [
    `（一）存在的主要问题\n${self}的政府信息公开工作还有不足：一是${first}；二是${second}。`,
    `（二）改进情况\n下一年度将${remedy}；同时${next}。`,
  ]
  if (year > 2019) lines.push(`上一年度提出的“${problemOf(year - 1)[1]}”已经落实。`)
  return lines.join('\n')
}

export function improvementsOf(year: number): readonly string[] {
  return [problemOf(year)[1], problemOf(year + 2)[1]]
}

/** 王城路街道 2020: nothing but fifteen service matters and what was handled under them. */
export const STORY_OVERVIEW = [
  '（一）主动公开情况。2020年，王城路街道依托区政府网站公开政府信息，将社会保障、计生服务、扶贫救助、就业服务、组织关系转接等15项服务事项的依据、条件、程序、时限和结果编成办事指南公开，全年办理1162件。',
  '（二）依申请公开情况。全年没有收到政府信息公开申请，没有上年结转的申请。',
  '（三）政府信息管理情况。公开前逐件进行保密审查，公文拟制时同步确定公开属性。',
  '（四）公开平台建设情况。形成网站公开、公开栏公开和查阅点查阅三种方式，各社区定期更换展板和黑板报。',
  '（五）监督保障情况。印发年度任务分解表和绩效评估指标分解方案，将公开工作纳入年终考核；全年没有因政府信息公开被申请行政复议、提起行政诉讼。',
].join('\n')
