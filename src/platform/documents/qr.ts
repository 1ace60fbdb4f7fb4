import { encodeQR, type QrOpts } from 'qr'

/** UTF-8 bytes whatever the text, error correction M and the quiet zone of four modules (ISO/IEC 18004). */
const OPTIONS = { encoding: 'byte', ecc: 'medium', border: 4 } as const satisfies QrOpts
/** Pixels a module: 32 mm at some 300 dpi for an address. */
const SCALE = 8

/** One path on a white square: the library's own draws module by module, which shows hairlines in print. */
export function qrSvg(text: string): string {
  const rows = encodeQR(text, 'raw', OPTIONS)
  const size = rows.length
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"></path>` +
    `<path fill="#000" d="${rows.map(rowPath).join('')}"></path></svg>`
  )
}

/** A rectangle for each run of dark modules. */
function rowPath(row: readonly boolean[], y: number): string {
  const written = row.map((dark) => (dark ? '1' : '0')).join('')
  const runs = [...written.matchAll(/1+/g)]
  return runs.map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join('')
}

/** For Word, which wants a bitmap. */
export function qrGif(text: string): Uint8Array {
  return encodeQR(text, 'gif', { ...OPTIONS, scale: SCALE })
}
