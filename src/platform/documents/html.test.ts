import { defaultTreeAdapter, parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { everyBlock, HOSTILE, note } from './every-block.fixture.ts'
import { renderHtml } from './html.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

function elements(nodes: readonly Node[]): readonly Element[] {
  return nodes
    .filter(defaultTreeAdapter.isElementNode)
    .flatMap((node) => [node, ...elements(node.childNodes)])
}

function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value
  return defaultTreeAdapter.isElementNode(node) ? node.childNodes.map(textOf).join('') : ''
}

describe('HTML', () => {
  it('keeps every value as text: no element, attribute or style comes from it', () => {
    const fragment = parseFragment(renderHtml(everyBlock(HOSTILE)))
    const all = elements(fragment.childNodes)
    expect(all.filter((element) => element.tagName === 'script' || element.tagName === 'k')).toEqual([])
    const attributes = new Set(all.flatMap((element) => element.attrs.map((attribute) => attribute.name)))
    expect(attributes).not.toContain('style')
    expect([...attributes].filter((name) => name.startsWith('on'))).toEqual([])
    expect(fragment.childNodes.map(textOf).join('').split(HOSTILE).length - 1).toBe(21)
  })

  it('is well-formed and semantic: headings, definition list, table head, spans, scopes', () => {
    const html = renderHtml(everyBlock('值'))
    expect(serialize(parseFragment(html))).toBe(html)
    expect(html).toContain('<h2 class="doc-title">值</h2>')
    expect(html).toContain('<dl class="doc-fields"><dt>值</dt><dd>值</dd></dl>')
    expect(html).toContain('<th scope="col" rowspan="2">序号</th><th scope="colgroup" colspan="2">值</th>')
    expect(html).toContain('<td rowspan="2" class="doc-vertical">纵排字</td>')
  })

  it('takes the address of pictures from the caller', () => {
    const tree = {
      ...note('甲'),
      blocks: [{ kind: 'image', svg: '<svg/>', alt: '图', widthPercent: 50 } as const],
    }
    expect(renderHtml(tree, { imageAddress: (_svg, index) => `/chart/${index}.svg` })).toContain(
      'src="/chart/0.svg"',
    )
    expect(renderHtml(tree)).toContain('src="data:image/svg+xml,%3Csvg%2F%3E"')
  })
})
