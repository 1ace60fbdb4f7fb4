/** Width and height of an SVG from its root element, by viewBox or by width and height; 4:3 where it says nothing. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const root = /<svg[^>]*>/.exec(svg)?.[0] ?? ''
  const box = /viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(root)
  const width = Number(box?.[1] ?? /\swidth\s*=\s*["']([\d.]+)/.exec(root)?.[1] ?? 4)
  const height = Number(box?.[2] ?? /\sheight\s*=\s*["']([\d.]+)/.exec(root)?.[1] ?? 3)
  return width > 0 && height > 0 ? { width, height } : { width: 4, height: 3 }
}
