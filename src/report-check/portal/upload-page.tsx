import type { ReactNode } from 'react'
import {
  FileField,
  type FieldError,
  Form,
  formState,
  Notice,
  Prose,
  Section,
  SubmitRow,
} from '../../portal/components/index.ts'
import type { PortalUrls } from '../../portal/route.ts'

export const MAX_PUBLIC_BYTES = 10 * 1024 * 1024
const ENDINGS = ['.txt', '.md', '.html', '.htm', '.pdf', '.docx', '.xlsx']

export function UploadPage(props: { urls: PortalUrls; errors: readonly FieldError[] }): ReactNode {
  const form = formState({}, props.errors)
  return (
    <>
      <Prose>
        <p>
          选择一份政府信息公开工作年度报告，本页按国家统一格式（2019年格式、2021年格式）还原三张统计表，核对表内的加减关系、表与正文是否一致、各部分是否齐全，逐条说明依据和位置。看不清、分不开的数字列为“未能读出”，不作猜测；空白就是空白，不当作0。
        </p>
      </Prose>
      <Notice kind="info" title="不保存文件">
        上传的文件只在内存中读取，结果页生成后即行丢弃：不保存文件、文件名和检查结果，不作其他用途。为防止滥用，只记录各网络地址的使用次数，两日内清除。请勿上传涉密文件。
      </Notice>
      <Form action={props.urls.to('/report-check')} errors={props.errors} multipart>
        <FileField
          {...form.field('file')}
          label="年报文件"
          hint="网页（html）、Word（docx）、Excel（xlsx）、PDF（有文字层）或者文本（txt、md），不超过 10 MB。一次一份。"
          accept={ENDINGS.join(',')}
          required
        />
        <SubmitRow label="检查" note="一般几秒钟内完成；15 秒内读不完的文件会停止读取并说明。" />
      </Form>
      <Section title="检查什么">
        <Prose>
          <ul>
            <li>
              表三：本年新收与上年结转之和，应等于办理结果总计与结转下年度之和；各行、各类结果相加应等于总计。
            </li>
            <li>表四：复议、诉讼各项结果之和应等于总计。</li>
            <li>正文所写的申请、复议、诉讼件数和收费，应与表中一致；无权制定规章的机关不应填报规章。</li>
            <li>六个部分和三张表是否齐全，标题、编号、年度和金额单位是否有误。</li>
          </ul>
          <p>检查结果由程序按规则得出，供编制机关和公众核对参考，不是对该机关工作的评价。</p>
        </Prose>
      </Section>
    </>
  )
}
