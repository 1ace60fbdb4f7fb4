import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

// Office libraries stamp the moment of writing; a document made twice from the same facts has to be the same bytes.
const FIXED = new Date(1980, 0, 1) // the zip format's first day; fflate writes its local parts, so no zone leaks in

/** Packs an Office file again with fixed times and order; `replace` may give a part a new text by its path. */
export function repack(
  bytes: Uint8Array,
  replace: (path: string, text: () => string) => string | undefined,
): Uint8Array {
  const parts = unzipSync(bytes)
  const zip: Zippable = {}
  for (const path of Object.keys(parts).sort(contentTypesFirst)) {
    const data = parts[path]
    if (data === undefined || path.endsWith('/')) continue
    const changed = replace(path, () => strFromU8(data))
    zip[path] = [changed === undefined ? data : strToU8(changed), { mtime: FIXED, level: 6, os: 0 }]
  }
  return zipSync(zip)
}

/** Readers expect [Content_Types].xml in front. */
function contentTypesFirst(a: string, b: string): number {
  const rank = (path: string): number => (path === '[Content_Types].xml' ? 0 : 1)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}
