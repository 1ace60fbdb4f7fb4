/** The list page of the bench: twenty items, filters and a pager, as a street office's column shows them. */
import { addDays, localDate } from '../src/law/local-date.ts'
import type { Organ } from '../src/organs/model.ts'
import { portalAssets } from '../src/portal/assets.ts'
import { FilterLinks, ItemList, Pager } from '../src/portal/components/index.ts'
import type { PageAnswer, RenderContext } from '../src/portal/render.ts'
import { makePortalUrls } from '../src/portal/urls.ts'

const ROOT: Organ = {
  organId: 1,
  code: 'district',
  name: '示例区人民政府',
  shortName: '示例区',
  kind: 'district',
  parentId: null,
  settings: { siteCode: '0000000000', icp: '示ICP备00000000号', host: '示例区人民政府办公室' },
}
const ORGAN: Organ = {
  organId: 2,
  code: 'street',
  name: '示例区示例路街道办事处',
  shortName: '示例路街道',
  kind: 'street',
  parentId: 1,
  settings: { disclosureOffice: '党政办公室', phone: '000-00000000' },
}

/** Builds the whole tree anew, as a handler does for every uncached request. */
export function listPage(): { answer: PageAnswer; context: RenderContext } {
  const urls = makePortalUrls({
    publicUrl: 'http://127.0.0.1:8080',
    organCode: ORGAN.code,
    assetHashes: portalAssets().hashes,
  })
  const items = Array.from({ length: 20 }, (_, index) => ({
    title: `关于印发《示例路街道年度城市精细化管理工作方案（第${index + 1}批）》的通知`,
    href: urls.to(`/items/${index + 1}`),
    date: addDays(localDate('2026-01-04'), -index),
    docNumber: `示路办〔2026〕${index + 1}号`,
    category: '规划计划',
  }))
  const years = ['2026', '2025', '2024', '2023'].map((year) => ({
    label: year,
    href: urls.to('/items', { year }),
    chosen: year === '2026',
  }))
  const body = (
    <>
      <FilterLinks label="年度" options={years} />
      <ItemList items={items} />
      <Pager
        page={3}
        hasNext
        lastPage={58}
        total="共 1,160 条"
        href={(page) => urls.to('/items', { page })}
      />
    </>
  )
  return {
    answer: { kind: 'page', title: '法定主动公开内容', column: 'proactive', body },
    context: {
      organ: ORGAN,
      root: ROOT,
      urls,
      today: localDate('2026-01-05'),
      demo: false,
      installation: '示例区政府信息公开平台',
      path: '/items?page=3',
    },
  }
}
