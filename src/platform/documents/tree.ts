/**
 * What a document says, apart from how it is set: letters, registers, the annual report and posters are trees of
 * these blocks; platform/documents turns one tree into PDF/A, DOCX or HTML. Text is always text: no markup is read
 * from a value.
 */
export interface DocumentTree {
  readonly title: string
  /** Who issues it, printed in file metadata. */
  readonly author: string
  /**
   * Legal date of the document (YYYY-MM-DD), for file metadata only. Left out, the date of the signature stands in;
   * without that a PDF carries 1970-01-01, because PDF/A demands a date, and a DOCX none.
   */
  readonly date?: string
  readonly page: PageSetup
  readonly blocks: readonly Block[]
}

export interface PageSetup {
  readonly size: 'A4' | 'A3'
  readonly orientation: 'portrait' | 'landscape'
  /** 公文 margins (GB/T 9704: 37/35/28/26 mm) or a plain 20 mm frame. */
  readonly margins: 'official' | 'plain'
  readonly pageNumbers: boolean
}

export type Block =
  | { readonly kind: 'organHeader'; readonly text: string } // 发文机关标识
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'docNumber'; readonly text: string } // 文号
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly runs: readonly Run[]
      readonly indent: boolean
      readonly align?: 'left' | 'center' | 'right'
    }
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | {
      readonly kind: 'table'
      /** Relative widths, one a column. */
      readonly widths: readonly number[]
      readonly rows: readonly (readonly Cell[])[]
      /** How many first rows are header rows, repeated after a page break. */
      readonly headerRows: number
      readonly caption?: string
      /** pt; 10.5 unless told. */
      readonly fontSize?: number
      /** A short table that is read as a whole: it goes to the next page rather than being cut. */
      readonly together?: true
    }
  | {
      readonly kind: 'signature'
      readonly organ: string
      readonly date: string
      /** GB/T 9704: 端正、居中下压署名和成文日期. */
      readonly seal?: SealPicture
    }
  | { readonly kind: 'attachmentNote'; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly text: string } // small print
  | { readonly kind: 'image'; readonly svg: string; readonly alt: string; readonly widthPercent: number }
  | {
      readonly kind: 'qr'
      readonly text: string
      readonly caption: string
      /** What the visible part of an electronic signature says, framed with the code. */
      readonly stamp?: readonly { readonly label: string; readonly value: string }[]
    }
  | { readonly kind: 'pageBreak' }
  | { readonly kind: 'rule'; /** The red rule below 发文机关标识 and 文号. */ readonly red?: boolean }

/** A PNG by the SHA-256 of its bytes: the bytes are handed to the renderer, a tree does not carry them. */
export interface SealPicture {
  readonly hash: string
  readonly widthMm: number
  readonly heightMm: number
  readonly alt: string
}

export type Pictures = ReadonlyMap<string, Uint8Array>

export function picturesOf(tree: DocumentTree): readonly string[] {
  const seals = tree.blocks.flatMap((block) =>
    block.kind === 'signature' && block.seal !== undefined ? [block.seal.hash] : [],
  )
  return [...new Set(seals)]
}

export interface Run {
  readonly text: string
  readonly bold?: boolean
}

/** A table cell; cells covered by a span are left out of their row. */
export interface Cell {
  readonly text: string
  readonly header?: boolean
  readonly rowSpan?: number
  readonly colSpan?: number
  readonly align?: 'left' | 'center' | 'right'
  readonly vertical?: boolean
}

export function text(...parts: readonly string[]): readonly Run[] {
  return parts.map((part) => ({ text: part }))
}
