import type { ReactNode } from 'react'
import { citeBriefly } from '../../law/articles.ts'
import { PAGE_BANDS, type FeeBand } from '../../law/fees.ts'
import { RECEIPT_CHANNELS, RECEIPT_RULES, type ReceiptChannel } from '../../law/receipt.ts'
import type { Organ } from '../../organs/model.ts'
import {
  ButtonLink,
  CardGrid,
  DataTable,
  FileLinks,
  Notice,
  Panel,
  Section,
  StepsList,
  WithAside,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'

/** 依申请公开 explained: who, where, how, how long, what it costs, what cannot be asked for, what to do afterwards. */
export function ApplyGuidePage({ organ, urls }: { organ: Organ; urls: PortalUrls }): ReactNode {
  return (
    <WithAside aside={<Aside organ={organ} urls={urls} />} asideLabel="申请与查询">
      <p className="apply-lead">
        依照《中华人民共和国政府信息公开条例》（以下简称条例）第二十七条，除行政机关主动公开的政府信息外，公民、法人或者其他组织可以向
        {organ.name}申请获取政府信息。无需说明申请的用途。
      </p>
      <CardGrid
        cards={[
          { title: '在线申请', href: urls.to('/apply/new'), note: '无需注册，填写约需五分钟' },
          { title: '查询办理进度', href: urls.to('/apply/status'), note: '凭申请编号和查询码' },
          { title: '办理流程', href: urls.to('/apply/process'), note: '流程图和各阶段办理事项' },
          { title: '期限计算器', href: urls.to('/calculator'), note: '逐日推算每一个法定期限' },
          {
            title: '更正申请',
            href: urls.to('/apply/amend'),
            note: '与自身相关的信息记录不准确的（条例第四十一条）',
          },
          {
            title: '建议主动公开',
            href: urls.to('/apply/suggest'),
            note: '认为应当主动公开的（条例第四十四条）',
          },
        ]}
      />
      <Section title="怎样申请">
        <StepsList
          steps={[
            {
              title: '先查一查是否已经公开',
              body: (
                <p>
                  在<a href={urls.to('/items')}>法定主动公开内容</a>中浏览，或者
                  <a href={urls.to('/search')}>搜索</a>
                  。填写申请时也会按信息名称查找。
                </p>
              ),
            },
            {
              title: '写明三项内容（条例第二十九条）',
              body: (
                <ul className="apply-list">
                  <li>申请人的姓名或者名称、身份证明、联系方式；</li>
                  <li>所需政府信息的名称、文号，或者便于查询的其他特征性描述；</li>
                  <li>所需政府信息的形式要求，包括获取信息的方式、途径。</li>
                </ul>
              ),
            },
            { title: '选择一种渠道提出', body: <Channels organ={organ} /> },
            {
              title: '收取回执，查询进度，接收答复',
              body: <p>每件申请都有编号和查询码，可以在网上查看办理阶段、答复期限及其逐日推算。</p>,
            },
          ]}
        />
        <FileLinks
          title="申请表下载"
          files={[
            { name: '政府信息公开申请表', href: urls.to('/apply/form.pdf'), format: 'PDF' },
            { name: '政府信息公开申请表', href: urls.to('/apply/form.docx'), format: 'Word' },
          ]}
        />
        <p>
          采用书面形式确有困难的，可以口头提出，由工作人员代为填写（条例第二十九条）。存在阅读困难或者视听障碍的，本机关提供必要的帮助（条例第四十三条）：在线申请时写明需要的帮助，或者到现场、
          {organ.settings.phone ? `拨打${organ.settings.phone}` : '与公开工作机构联系'}提出。
        </p>
      </Section>
      <Periods urls={urls} />
      <Fees />
      <NotThis urls={urls} />
      <Section title="对答复不服">
        <p>
          可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。2024年1月1日起，对政府信息公开申请不予公开的，应当先申请行政复议（行政复议法第二十三条）。具体途径和期限以答复书告知的为准。
        </p>
      </Section>
    </WithAside>
  )
}

function Channels({ organ }: { organ: Organ }): ReactNode {
  const { settings } = organ
  const post = settings.address && [settings.address, settings.postcode].filter(Boolean).join('，邮编')
  const where: Readonly<Record<ReceiptChannel, string | undefined>> = {
    inPerson: settings.address,
    mailSigned: post,
    ordinaryMail: post,
    online: '本平台在线申请',
    fax: settings.fax,
  }
  return (
    <>
      <ul className="apply-list">
        {RECEIPT_CHANNELS.map((channel) => (
          <li key={channel}>
            <strong>{RECEIPT_RULES[channel].name}</strong>：{where[channel] ?? '地址或者号码以公开指南为准'}
            。收到申请之日：{RECEIPT_RULES[channel].dayName}
          </li>
        ))}
      </ul>
      <p>答复期限自收到申请之日起计算（条例第三十一条、第三十三条）。</p>
    </>
  )
}

function Periods({ urls }: { urls: PortalUrls }): ReactNode {
  return (
    <Section title="办理期限" more={{ label: '期限计算器', href: urls.to('/calculator') }}>
      <DataTable
        caption="主要期限"
        hideCaption
        columns={[{ label: '事项', nowrap: true }, { label: '期限' }, { label: '依据' }]}
        rows={[
          [
            '答复',
            '能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内',
            citeBriefly('条例33.2'),
          ],
          ['延长', '经公开工作机构负责人同意并告知申请人，最长不超过20个工作日', citeBriefly('条例33.2')],
          [
            '告知补正',
            '内容不明确的，自收到申请之日起7个工作日内一次性告知；答复期限自收到补正之日起计算',
            citeBriefly('条例30'),
          ],
          ['征求意见', '征求第三方和其他机关意见所需时间不计算在答复期限内', citeBriefly('条例33.3')],
          ['缴费', '收到收费通知次日起20个工作日内；逾期未缴的，视为放弃申请', '国办函〔2020〕109号'],
        ]}
        rowHeader
      />
    </Section>
  )
}

function bandText({ from, to, rate }: FeeBand): readonly [string, string] {
  return [to === undefined ? `${from}页以上` : `${from}—${to}页`, rate === 0 ? '不收费' : `每页${rate}元`]
}

function Fees(): ReactNode {
  return (
    <Section title="收费">
      <p>
        依申请提供政府信息不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条、国办函〔2020〕109号），由行政机关根据实际情况选择按件或者按量计收，不同时适用：
      </p>
      <DataTable
        caption="按件计收（同一申请人一个自然月内累计）"
        columns={[{ label: '件数' }, { label: '标准' }]}
        rows={[
          ['1—10件', '不收费'],
          ['11—30件', '每件100元'],
          ['31件以上', '以10件为一档，每增加一档，收费标准提高100元/件'],
        ]}
      />
      <DataTable
        caption="按量计收（单件申请的页数，A4及以下单面为一页）"
        columns={[{ label: '页数' }, { label: '标准' }]}
        rows={PAGE_BANDS.map((band) => [...bandText(band)])}
      />
    </Section>
  )
}

function NotThis({ urls }: { urls: PortalUrls }): ReactNode {
  return (
    <Section title="哪些事项不通过依申请公开办理">
      <ul className="apply-list">
        <li>
          信访、投诉、举报：以申请政府信息公开的形式提出的，不作为政府信息公开申请处理，请通过相应渠道提出（条例第三十九条）；
          咨询、建议可以在<a href={urls.to('/consult')}>咨询</a>栏目提出。
        </li>
        <li>政府公报、报刊、书籍等公开出版物：请通过发行、借阅等途径获取（条例第三十九条）。</li>
        <li>
          工商登记、不动产登记等有专门查询规定的信息：依照有关法律、行政法规的规定办理（条例第三十六条）。
        </li>
        <li>需要行政机关对现有政府信息进行加工、分析的：可以不予提供（条例第三十八条）。</li>
        <li>已经答复过，同一申请人又申请公开相同政府信息的：不予重复处理（条例第三十六条）。</li>
      </ul>
      <p>
        涉及国家秘密、法律行政法规禁止公开、公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息不予公开；涉及商业秘密、个人隐私等的，依法征求第三方意见后决定（条例第十四条、条例第十五条）。
      </p>
    </Section>
  )
}

function Aside({ organ, urls }: { organ: Organ; urls: PortalUrls }): ReactNode {
  const { settings } = organ
  const rows = [
    ['机构', settings.disclosureOffice],
    ['地址', settings.address],
    ['邮编', settings.postcode],
    ['电话', settings.phone],
    ['传真', settings.fax],
    ['邮箱', settings.email],
    ['办公时间', settings.officeHours],
  ].filter(([, value]) => value !== undefined)
  return (
    <>
      <Panel title="申请与查询">
        <p className="button-stack">
          <ButtonLink href={urls.to('/apply/new')} primary>
            提交申请
          </ButtonLink>
          <ButtonLink href={urls.to('/apply/status')}>查询办理进度</ButtonLink>
        </p>
      </Panel>
      <Panel title="受理机构">
        <dl className="office">
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={urls.to('/guide')}>查看公开指南</a>
        </p>
      </Panel>
      <Notice title="请勿提交涉密内容">
        <p>本平台不处理国家秘密。涉密事项请与公开工作机构当面联系。</p>
      </Notice>
    </>
  )
}
