import type { DeskPage, HomePanel } from './page.ts'

/** Every area's pages and home panels, found by file name when the desk is built. */
const pageFiles = import.meta.glob<{ pages?: readonly DeskPage[] }>('../*/desk/pages.tsx', { eager: true })
const panelFiles = import.meta.glob<{ panels?: readonly HomePanel[] }>('../*/desk/home-panels.tsx', {
  eager: true,
})

export const areaPages: readonly DeskPage[] = Object.values(pageFiles).flatMap((file) => file.pages ?? [])

export const homePanels: readonly HomePanel[] = Object.values(panelFiles)
  .flatMap((file) => file.panels ?? [])
  .sort((a, b) => a.order - b.order)
