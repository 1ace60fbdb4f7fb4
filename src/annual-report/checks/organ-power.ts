/**
 * What an organ's name says about its power to make 规章 (立法法 91: 国务院部门; 93: 省、自治区、直辖市和设区的市、自治州的
 * 人民政府). A city may be a county-level one and a name may lack its place: then nothing is said.
 */
export type RegulationPower = 'none' | 'unknown'

export type OrganLevel = 'town' | 'county' | 'bureau' | 'other'

const GOVERNMENT = /(?:人民)?政府(?:办公厅|办公室|办)?$/
const TOWN = /(?:街道|街道办事处|街道办|办事处|镇|乡|苏木|社区|村)$/
const COUNTY = /(?:区|县|旗|自治县|管委会|管理委员会|行政公署|行署)$/
const NATIONAL = /^(?:国务院|国家|中国|中华人民共和国|海关总署|最高)/
const BUREAU = /(?:局|委员会|委|厅|办公室|办|处|中心|院|所|队|馆|站|公司|集团|学校|大学|医院|科委)$/
const LARGE = /(?:省|自治区|自治州|市|盟)$/

export function organLevel(organ: string): OrganLevel {
  const name = organ.replaceAll(/\s/g, '').replace(GOVERNMENT, '')
  if (name === '' || NATIONAL.test(name) || LARGE.test(name)) return 'other'
  if (TOWN.test(name)) return 'town'
  if (COUNTY.test(name)) return 'county'
  return BUREAU.test(name) ? 'bureau' : 'other'
}

export function regulationPower(organ: string): RegulationPower {
  return organLevel(organ) === 'other' ? 'unknown' : 'none'
}

/** 我镇, 本街道, 我局: what the organ calls itself where its name is not printed; undefined where it does not. */
export function selfReference(text: string): string | undefined {
  return /[我本](镇|乡|街道|区|县|旗|局)(?!级|域|内各|直)/.exec(text)?.[1]
}
