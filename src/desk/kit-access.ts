/**
 * What the component kit leaves undone for keyboard and screen reader, mended as it is drawn: tables that scroll can
 * be reached, the hidden row that measures columns cannot, and the list of tabs is the element that holds the tabs.
 */
const SCROLLING = '.ant-table-content, .ant-table-body, .calculator-chart'

export function mendKit(root: HTMLElement): () => void {
  let queued = false
  const mend = (): void => {
    queued = false
    for (const region of root.querySelectorAll<HTMLElement>(SCROLLING)) {
      const scrolls = region.scrollWidth > region.clientWidth + 1
      if (scrolls && region.tabIndex !== 0) region.tabIndex = 0
      if (!scrolls && region.tabIndex === 0) region.removeAttribute('tabindex')
    }
    for (const row of root.querySelectorAll<HTMLElement>('.ant-table-measure-row:not([inert])'))
      row.inert = true
    for (const nav of root.querySelectorAll('.ant-tabs-nav[role="tablist"]')) {
      const list = nav.querySelector('.ant-tabs-nav-list')
      const orientation = nav.getAttribute('aria-orientation')
      nav.removeAttribute('aria-orientation')
      nav.setAttribute('role', 'presentation')
      list?.setAttribute('role', 'tablist')
      if (orientation !== null) list?.setAttribute('aria-orientation', orientation)
    }
  }
  const later = (): void => {
    if (queued) return
    queued = true
    requestAnimationFrame(mend)
  }
  const observer = new MutationObserver(later)
  observer.observe(root, { childList: true, subtree: true })
  window.addEventListener('resize', later)
  later()
  return () => {
    observer.disconnect()
    window.removeEventListener('resize', later)
  }
}
