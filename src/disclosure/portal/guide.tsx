import type { ReactNode } from 'react'
import { formatChinese } from '../../law/local-date.ts'
import type { Organ } from '../../organs/model.ts'
import type { Services } from '../../platform/services.ts'
import { DataTable, MetaTable, Notice, Prose, ProseText, Section } from '../../portal/components/index.ts'
import type { PortalAnswer, PortalRequest, PortalUrls } from '../../portal/route.ts'
import { CLAUSE_CODES, CLAUSES, KINDS, TOPICS, type Kind } from '../model.ts'
import { countBy, readGuide } from '../public-store.ts'
import { clauseNumber } from '../rules.ts'
import { scopeOf } from './scope.ts'
import { clauseInWords } from './shown.tsx'

/** 政府信息公开指南 with the contents 条例 12 requires, from the organ's settings and its catalogue. */
export async function guidePage(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { organ, urls } = request
  const { open } = services.database
  const scope = scopeOf(request, services)
  const [guide, clauses, kinds] = await Promise.all([
    readGuide(open, organ.organId),
    countBy(open, 'clause', scope),
    countBy(open, 'kind', scope),
  ])
  const counts = new Map(clauses.map((group) => [group.key, group.count]))
  return {
    kind: 'page',
    title: '政府信息公开指南',
    column: 'guide',
    body: (
      <>
        <Prose>
          <p>
            为便于公民、法人和其他组织获取{organ.name}
            的政府信息，根据《中华人民共和国政府信息公开条例》第十二条编制本指南。
            {guide.revisedOn !== null && `（${formatChinese(guide.revisedOn)}修订）`}
          </p>
        </Prose>
        <Section title="一、公开工作机构">
          <Office organ={organ} />
        </Section>
        <Section title="二、信息的分类和编排">
          <Arrangement urls={urls} counts={counts} kinds={kinds.map((group) => group.key as Kind)} />
        </Section>
        <Section title="三、主动公开">
          <Proactive organ={organ} urls={urls} />
        </Section>
        <Section title="四、依申请公开">
          <OnRequest organ={organ} urls={urls} />
        </Section>
        <Section title="五、监督和救济">
          <Remedies organ={organ} />
        </Section>
        {guide.note !== '' && (
          <Section title="六、其他事项">
            <ProseText text={guide.note} />
          </Section>
        )}
      </>
    ),
  }
}

function Office({ organ }: { organ: Organ }): ReactNode {
  const { settings } = organ
  const rows = [
    { label: '机构名称', value: settings.disclosureOffice },
    { label: '办公地址', value: settings.address },
    { label: '办公时间', value: settings.officeHours },
    { label: '联系电话', value: settings.phone },
    { label: '传真号码', value: settings.fax },
    { label: '电子邮箱', value: settings.email },
    { label: '邮政编码', value: settings.postcode },
  ]
  if (rows.every((row) => row.value === undefined)) {
    return (
      <Notice kind="info" title="联系方式正在完善">
        <p>本机关尚未公布公开工作机构的联系方式，可先通过本站“咨询”栏目联系。</p>
      </Notice>
    )
  }
  return <MetaTable rows={rows} label="公开工作机构" />
}

function Arrangement(props: {
  urls: PortalUrls
  counts: ReadonlyMap<string, number>
  kinds: readonly Kind[]
}): ReactNode {
  const { urls, counts } = props
  return (
    <>
      <Prose>
        <p>
          每条信息编有索引号、名称、发布机构、文号、主题分类、成文日期、发布日期、有效性和内容概述。按《条例》第二十条、第二十一条的规定编入以下目录，并按文件种类（
          {(props.kinds.length > 0 ? props.kinds : (['normative', 'notice'] as const))
            .map((kind) => KINDS[kind])
            .join('、')}
          等）和 {TOPICS.length} 个主题分类编排。
        </p>
      </Prose>
      <DataTable
        caption="主动公开目录"
        hideCaption
        rowHeader
        columns={[
          { label: '编号', nowrap: true },
          { label: '公开内容' },
          { label: '依据' },
          { label: '现有信息', align: 'right', nowrap: true },
        ]}
        rows={CLAUSE_CODES.map((clause) => [
          clauseNumber(clause),
          <a key={clause} href={urls.to('/items', { type: clauseNumber(clause) })}>
            {CLAUSES[clause].full}
          </a>,
          clauseInWords(clause).replace('中华人民共和国政府信息公开条例', '条例'),
          counts.get(clause) ?? 0,
        ])}
      />
    </>
  )
}

function Proactive({ organ, urls }: { organ: Organ; urls: PortalUrls }): ReactNode {
  return (
    <Prose>
      <p>
        {organ.shortName}自信息形成或者变更之日起 20
        个工作日内主动公开；法律、法规对期限另有规定的，从其规定（条例26）。
      </p>
      <p>获取方式：</p>
      <ul>
        <li>
          本平台“<a href={urls.to('/items')}>法定主动公开内容</a>”栏目，可以检索、查阅和下载，也可以
          <a href={urls.to('/feed.xml')}>订阅更新</a>；
        </li>
        <li>政务服务场所、国家档案馆、公共图书馆设置的政府信息查阅场所（条例25）；</li>
        <li>信息公告栏、电子信息屏。</li>
      </ul>
    </Prose>
  )
}

function OnRequest({ organ, urls }: { organ: Organ; urls: PortalUrls }): ReactNode {
  const { settings } = organ
  return (
    <Prose>
      <p>
        除主动公开的信息外，可以向{settings.disclosureOffice ?? `${organ.shortName}政府信息公开工作机构`}
        申请获取相关政府信息（条例27）。申请应当写明：
      </p>
      <ul>
        <li>申请人的姓名或者名称、身份证明、联系方式；</li>
        <li>所需信息的名称、文号或者便于查询的其他特征性描述；</li>
        <li>信息的形式要求，包括获取信息的方式、途径（条例29）。</li>
      </ul>
      <p>申请方式：</p>
      <ul>
        <li>
          在线提交：<a href={urls.to('/apply')}>依申请公开</a>；
        </li>
        {settings.address !== undefined && (
          <li>
            当面或者邮寄提交：{settings.address}
            {settings.postcode !== undefined && `，邮政编码 ${settings.postcode}`}
            ，邮寄的请在信封左下角注明“政府信息公开申请”；
          </li>
        )}
        {settings.fax !== undefined && <li>传真提交：{settings.fax}；</li>}
        <li>书面申请确有困难的，可以口头提出，由受理机构代为填写。</li>
      </ul>
      <p>
        能够当场答复的当场答复；不能当场答复的，自收到申请之日起 20 个工作日内答复，需要延长的不超过 20
        个工作日并告知申请人（条例33）。提供政府信息不收取费用；申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例42）。
      </p>
    </Prose>
  )
}

function Remedies({ organ }: { organ: Organ }): ReactNode {
  const { settings } = organ
  return (
    <Prose>
      <p>
        认为本机关未按要求主动公开政府信息，或者对政府信息公开申请不依法答复处理的，可以向政府信息公开工作主管部门提出（条例47）。
      </p>
      <p>
        认为本机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议
        {settings.reviewOrgan !== undefined && `（复议机关：${settings.reviewOrgan}）`}或者提起行政诉讼
        {settings.court !== undefined && `（管辖法院：${settings.court}）`}（条例51）。
      </p>
    </Prose>
  )
}
