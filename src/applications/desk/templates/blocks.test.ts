import { describe, expect, it } from 'vitest'
import { DEFAULT_TEMPLATES } from '../../letters/default-templates.ts'
import { choicesFor, insertAfter, move, withKeys, withoutKeys } from './blocks.ts'

const blocks = withKeys(DEFAULT_TEMPLATES.reply)

describe('blocks in the editor', () => {
  it('come back as they were', () => {
    expect(withoutKeys(blocks)).toEqual(DEFAULT_TEMPLATES.reply)
  })

  it('keep their keys when they move, and the title stays first', () => {
    const moved = move(blocks, 2, 1)
    expect(moved.map(({ key }) => key).slice(0, 5)).toEqual(['0', '1', '3', '2', '4'])
    expect(move(blocks, 1, -1)).toBe(blocks)
    expect(move(blocks, 0, 1)).toBe(blocks)
    expect(move(blocks, blocks.length - 1, 1)).toBe(blocks)
  })

  it('are added below with a key of their own', () => {
    const added = insertAfter(blocks, 1, { kind: 'note', text: '附注' })
    expect(added[2]).toEqual({ key: String(blocks.length), block: { kind: 'note', text: '附注' } })
    expect(new Set(added.map(({ key }) => key)).size).toBe(added.length)
  })

  it('offer a part once, and only where it belongs', () => {
    const offered = choicesFor('reply', blocks).map(({ key }) => key)
    expect(offered).not.toContain('remedies')
    expect(offered).not.toContain('feeTable')
    const without = blocks.filter(({ block }) => block.kind !== 'part' || block.part !== 'remedies')
    expect(choicesFor('reply', without).map(({ key }) => key)).toContain('remedies')
  })
})
