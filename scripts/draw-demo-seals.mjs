// Draws the made-up seals of the demo's organs: src/demo/seals/CODE.png. Run it when an organ of the demo changes its
// name; the pictures are kept in the repository, because drawing them needs a browser.
//   node scripts/draw-demo-seals.mjs
// No seal of any organ looks like these: a dashed ring, a hollow star, 演示用章 in the middle, 仅供演示 不具效力 below.
import '../src/platform/loader.ts'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const ROOT = join(import.meta.dirname, '..')
const { DEMO_ORGANS } = await import('../src/demo/organs-data.ts')
const { readSealImage } = await import('../src/seals/picture.ts')

const SIDE = 520
const RED = '#c8322b'
const font = readFileSync(
  join(ROOT, 'node_modules/@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
).toString('base64')
const folder = join(ROOT, 'src/demo/seals')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } })
  for (const { code, name } of DEMO_ORGANS) {
    await page.setContent(pageOf(`演示·${name}·演示`))
    await page.evaluate(() => document.fonts.ready)
    const drawn = readSealImage(await page.screenshot({ omitBackground: true }))
    if (!drawn.ok) throw new Error(`${code}: ${drawn.refusal.message}`)
    writeFileSync(join(folder, `${code}.png`), drawn.value.bytes)
  }
} finally {
  await browser.close()
}

function pageOf(ring) {
  const middle = SIDE / 2
  const size = Math.min(44, 640 / [...ring].length)
  return `<style>@font-face{font-family:S;src:url(data:font/ttf;base64,${font})}body{margin:0}text{font-family:S;fill:${RED}}</style>
<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}">
<circle cx="${middle}" cy="${middle}" r="250" fill="none" stroke="${RED}" stroke-width="10"/>
<circle cx="${middle}" cy="${middle}" r="236" fill="none" stroke="${RED}" stroke-width="4" stroke-dasharray="14 8"/>
<path id="top" d="M ${middle - 172} ${middle + 68} A 185 185 0 1 1 ${middle + 172} ${middle + 68}" fill="none"/>
<text font-size="${size}"><textPath href="#top" startOffset="50%" text-anchor="middle">${ring}</textPath></text>
<path d="${star(middle, middle + 34, 66)}" fill="none" stroke="${RED}" stroke-width="8" stroke-linejoin="round"/>
<text x="${middle}" y="${middle - 58}" font-size="56" text-anchor="middle" letter-spacing="4">演示用章</text>
<path id="low" d="M ${middle - 150} ${middle + 158} A 218 218 0 0 0 ${middle + 150} ${middle + 158}" fill="none"/>
<text font-size="34"><textPath href="#low" startOffset="50%" text-anchor="middle">仅供演示 不具效力</textPath></text>
</svg>`
}

function star(x, y, radius) {
  const points = Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? radius : radius * 0.382
    const angle = -Math.PI / 2 + (index * Math.PI) / 5
    return `${(x + reach * Math.cos(angle)).toFixed(1)} ${(y + reach * Math.sin(angle)).toFixed(1)}`
  })
  return `M ${points.join(' L ')} Z`
}
