/** Applicants who do not exist: 张某某 and firms called 某甲; numbers that no register has given out. */
import type { ApplicantColumn } from '../../annual-report/model.ts'
import type { ApplicantForm } from '../../applications/public-shapes.ts'
import type { Random } from '../random.ts'

const FAMILY = [...'张王李赵陈刘杨黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹']
const ORGANISATIONS: Readonly<Record<Exclude<ApplicantColumn, 'naturalPerson'>, readonly string[]>> = {
  business: ['某甲商贸有限公司', '某乙建筑装饰工程有限公司', '某丙餐饮管理有限公司', '某丁物业服务有限公司'],
  research: ['某甲社会治理研究院', '某乙高校公共政策研究中心'],
  socialOrg: ['某甲公益服务中心', '某乙环境保护志愿者协会', '某丙老年人协会'],
  legalService: ['某甲律师事务所', '某乙法律服务所'],
  otherOrg: ['某甲小区业主委员会', '某乙农民专业合作社', '某丙居民小组'],
}

/** The n-th applicant of a column; the same n is the same applicant. */
export function applicantOf(random: Random, column: ApplicantColumn): ApplicantForm {
  const line = String(random.int(1000, 9999))
  const address = `洛阳市西工区演示路${random.int(1, 199)}号`
  if (column === 'naturalPerson') {
    // Born in 1900 in region 000000: no such number was ever given out.
    const idNumber = `000000190001${String(random.int(1, 28)).padStart(2, '0')}${line}`
    const name = `${random.pick(FAMILY)}${random.chance(0.7) ? '某某' : '某'}`
    const email = `shenqing${line}@example.cn`
    return {
      column,
      name,
      idType: '居民身份证',
      idNumber,
      phone: `0379-0000${line}`,
      email,
      address,
      postcode: '471000',
    }
  }
  return {
    column,
    name: random.pick(ORGANISATIONS[column]),
    creditCode: `9100000000000${line}X`,
    legalRepresentative: `${random.pick(FAMILY)}某某`,
    contactPerson: `${random.pick(FAMILY)}某`,
    phone: `0379-0000${line}`,
    email: `danwei${line}@example.cn`,
    address,
    postcode: '471000',
  }
}
