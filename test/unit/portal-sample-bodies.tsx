/** What stands on the sample pages of an item, a form, a case under way and a report. */
import type { ReactNode } from 'react'
import { addDays, localDate, type LocalDate, weekdayOf } from '../../src/law/local-date.ts'
import {
  CheckboxField,
  CheckboxGroup,
  DataTable,
  DateField,
  FileField,
  Form,
  FormSection,
  formState,
  HoneypotField,
  ItemArticle,
  Ledger,
  type ItemListEntry,
  type LedgerDay,
  Notice,
  Prose,
  RadioGroup,
  type ReportCell,
  ReportTable,
  Section,
  SelectField,
  StatusTimeline,
  SubmitRow,
  TextArea,
  TextField,
} from '../../src/portal/components/index.ts'
import type { RenderContext } from '../../src/portal/render.ts'

const TITLES = [
  '关于印发《王城路街道2026年度城市精细化管理工作方案》的通知',
  '王城路街道办事处2025年度部门决算公开',
  '关于调整居家养老服务补贴发放标准的公告',
  '王城路街道2025年第四季度社会救助对象名单公示',
  '行政处罚决定信息公示（2025年12月）',
  '关于开展冬季消防安全隐患集中排查整治的通告',
  '王城路街道领导班子成员工作分工',
  '关于废止部分行政规范性文件的决定',
]

export function sampleItems(count: number): readonly ItemListEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    title: TITLES[index % TITLES.length] ?? '',
    href: `/xxgk/o/wangchenglu/items/${index + 1}`,
    date: addDays(localDate('2026-01-04'), -3 * index),
    ...(index % 2 === 0 && { docNumber: `王城办〔2026〕${index + 1}号` }),
    category: ['规划计划', '财政预决算', '社会救助', '行政处罚'][index % 4] ?? '',
    ...(index % 8 === 7 && { state: { label: '已废止', tone: 'bad' as const } }),
  }))
}

export function item(): ReactNode {
  return (
    <ItemArticle
      title="关于印发《王城路街道2026年度城市精细化管理工作方案》的通知"
      meta={[
        { label: '索引号', value: 'XG-WCL-2026-00001' },
        { label: '文号', value: '王城办〔2026〕1号' },
        { label: '发布机构', value: '王城路街道办事处' },
        { label: '主题分类', value: '城乡建设、环境保护' },
        { label: '成文日期', value: '2026-01-02' },
        { label: '发布日期', value: '2026-01-04' },
        { label: '公开方式', value: '主动公开' },
        { label: '有效性', value: '有效' },
      ]}
      validity={{ label: '已修改', tone: 'warn', note: '本文件已于2026年1月4日修改，请以修改后的文件为准。' }}
      body={
        <Prose>
          <p>各社区、各科室：</p>
          <p className="indent">
            现将《王城路街道2026年度城市精细化管理工作方案》印发给你们，请结合实际认真贯彻落实。各社区要明确专人负责，
            每月25日前将工作进展报送城市管理办公室。
          </p>
          <h2>一、总体要求</h2>
          <p className="indent">
            以群众需求为导向，坚持问题整改与长效管理并重，推动背街小巷、老旧小区环境持续改善。
          </p>
          <p className="right">2026年1月2日</p>
        </Prose>
      }
      files={[
        {
          name: '王城路街道2026年度城市精细化管理工作方案.pdf',
          href: '/xxgk/files/1',
          format: 'PDF',
          bytes: 412_330,
          sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        },
      ]}
      related={sampleItems(2)}
      foot="信息来源：城市管理办公室"
    />
  )
}

export function form(context: RenderContext): ReactNode {
  const state = formState({ applicantKind: 'natural', name: '张某某', content: '', phone: '1380000' }, [
    { field: 'phone', message: '联系电话应为 11 位手机号或者带区号的固定电话' },
    { field: 'content', message: '请写明所需政府信息的名称、文号或者便于查询的其他特征', article: '条例29' },
    { field: 'delivery', message: '请选择获取信息的方式' },
  ])
  return (
    <>
      <Notice title="提交前请了解">
        <p>无需注册。提交后立即给出回执和查询码，答复期限为 20 个工作日（条例33）。</p>
      </Notice>
      <Form action={context.urls.to('/apply')} errors={state.errors} multipart hidden={{ token: 'x' }}>
        <FormSection title="申请人">
          <RadioGroup
            {...state.field('applicantKind')}
            label="申请人类型"
            required
            inline
            options={[
              { value: 'natural', label: '公民' },
              { value: 'org', label: '法人或者其他组织' },
            ]}
          />
          <TextField {...state.field('name')} label="姓名" required width="medium" autoComplete="name" />
          <SelectField
            {...state.field('idKind')}
            label="证件类型"
            required
            placeholder="请选择"
            options={[{ value: 'id', label: '居民身份证' }]}
          />
          <TextField
            {...state.field('phone')}
            label="联系电话"
            required
            type="tel"
            width="short"
            hint="用于补正和答复时联系您"
          />
        </FormSection>
        <FormSection title="所需政府信息" note="请写得具体一些，便于准确查找。">
          <TextArea
            {...state.field('content')}
            label="信息名称、文号或者特征描述"
            required
            maxLength={2000}
          />
          <DateField {...state.field('from')} label="信息大致形成时间" />
          <RadioGroup
            {...state.field('delivery')}
            label="获取方式"
            required
            options={[
              { value: 'mail', label: '邮寄', hint: '按您填写的通信地址寄送' },
              { value: 'online', label: '网上查收' },
              { value: 'self', label: '自行领取' },
            ]}
          />
          <CheckboxGroup
            {...state.field('forms')}
            label="载体形式"
            inline
            options={[
              { value: 'paper', label: '纸质' },
              { value: 'electronic', label: '电子文件' },
            ]}
          />
          <FileField
            {...state.field('proof')}
            label="身份证明材料"
            hint="JPG、PNG 或 PDF，不超过 10 MB"
            accept=".jpg,.png,.pdf"
          />
        </FormSection>
        <HoneypotField name="website" />
        <CheckboxField {...state.field('agree')} label="以上内容真实，我对其负责" required />
        <SubmitRow label="提交申请" note="提交后可凭回执编号和查询码随时查询进度。" />
      </Form>
    </>
  )
}

/** 2025-09-26 to the end of October: a holiday, a 调休 day and a consultation. */
function sampleLedger(): readonly LedgerDay[] {
  const days: LedgerDay[] = []
  let n = 0
  for (let date: LocalDate = localDate('2025-09-26'); n < 20; date = addDays(date, 1)) {
    const weekend = weekdayOf(date) === 0 || weekdayOf(date) === 6
    if (date >= '2025-10-01' && date <= '2025-10-08') days.push({ date, kind: 'rest', why: '国庆节、中秋节' })
    else if (date === '2025-09-28' || date === '2025-10-11')
      days.push({ date, kind: 'counted', n: ++n, why: '调休上班' })
    else if (weekend) days.push({ date, kind: 'rest', why: weekdayOf(date) === 6 ? '周六' : '周日' })
    else if (date > '2025-10-14' && date < '2025-10-22')
      days.push({ date, kind: 'paused', why: '征求第三方意见' })
    else days.push({ date, kind: 'counted', n: ++n })
  }
  return days
}

export function status(): ReactNode {
  const ledger = sampleLedger()
  return (
    <>
      <Section title="办理进度">
        <StatusTimeline
          stages={[
            { label: '收到申请', state: 'done', at: '2025-09-25', note: '网上提交，编号 WCL-2025-0021' },
            { label: '征求第三方意见', state: 'done', at: '2025-10-15' },
            { label: '答复', state: 'current', note: '正在审核' },
            { label: '送达', state: 'todo' },
          ]}
        />
      </Section>
      <Section title="期限怎么算">
        <Ledger
          start={{ label: '收到申请', date: localDate('2025-09-25') }}
          due={ledger.at(-1)?.date ?? null}
          ledger={ledger}
          days={20}
          provisional
          articles={['条例33', '条例32']}
          today={localDate('2025-10-23')}
        />
      </Section>
    </>
  )
}

export function report(): ReactNode {
  const head: ReportCell[] = ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].map((text) => ({
    text,
    header: true,
  }))
  const applicants = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
  return (
    <>
      <Section title="二、主动公开政府信息情况">
        <ReportTable
          caption="第二十条第（一）项"
          headerRows={1}
          rows={[
            head,
            [{ text: '规章', header: true }, { text: '0' }, { text: '0' }, { text: '0' }],
            [
              { text: '行政规范性文件', header: true },
              { text: '2', href: '/xxgk/o/wangchenglu/items', description: '行政规范性文件 本年制发 2 件' },
              { text: '1' },
              { text: '5' },
            ],
          ]}
        />
      </Section>
      <Section title="三、收到和处理政府信息公开申请情况">
        <ReportTable
          caption="收到和处理政府信息公开申请情况"
          hideCaption
          headerRows={3}
          rows={[
            [
              {
                text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
                header: true,
                rowSpan: 3,
                colSpan: 3,
              },
              { text: '申请人情况', header: true, colSpan: 7 },
            ],
            [
              { text: '自然人', header: true, rowSpan: 2 },
              { text: '法人或其他组织', header: true, colSpan: 5 },
              { text: '总计', header: true, rowSpan: 2 },
            ],
            applicants.slice(1, 6).map((text) => ({ text, header: true })),
            [
              { text: '一、本年新收政府信息公开申请数量', header: true, colSpan: 3, align: 'left' },
              ...zeros(7),
            ],
            [
              { text: '三、本年度办理结果', header: true, rowSpan: 3, vertical: true },
              { text: '（一）予以公开', header: true, colSpan: 2, align: 'left' },
              ...zeros(7),
            ],
            [
              { text: '（三）不予公开', header: true, rowSpan: 2 },
              { text: '1.属于国家秘密', header: true, align: 'left' },
              ...zeros(7),
            ],
            [{ text: '2.其他法律行政法规禁止公开', header: true, align: 'left' }, ...zeros(7)],
          ]}
        />
      </Section>
      <DataTable
        caption="收费情况"
        columns={[
          { label: '年度' },
          { label: '收取信息处理费', align: 'right' },
          { label: '减免', align: 'right' },
        ]}
        rows={[['2025', '0 元', '0 元']]}
        rowHeader
      />
    </>
  )
}

function zeros(count: number): readonly ReportCell[] {
  return Array.from({ length: count }, (_, index) => ({ text: String(index) }))
}
