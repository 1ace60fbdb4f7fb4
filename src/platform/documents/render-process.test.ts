import { afterAll, describe, expect, it } from 'vitest'
import { everyBlock, note } from './every-block.fixture.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { closeDocuments, MissingGlyphError, renderDocument } from './index.ts'
import { renderProcess } from './render-process.ts'

afterAll(closeDocuments)

const start = (bytes: Uint8Array): string => Buffer.from(bytes.slice(0, 5)).toString('latin1')

describe('documents process', () => {
  it('makes each format', async () => {
    const tree = everyBlock('值')
    const [pdf, docx, html] = await Promise.all(
      (['pdf', 'docx', 'html'] as const).map((format) => renderDocument(tree, format)),
    )
    expect(start(pdf ?? new Uint8Array())).toBe('%PDF-')
    expect(start(docx ?? new Uint8Array())).toMatch(/^PK/)
    expect(start(html ?? new Uint8Array())).toBe('<arti')
  })

  it('keeps the main thread free while a long document is made', async () => {
    const blocks = Array.from({ length: 120 }, () => everyBlock('很长的文书').blocks).flat()
    let ticks = 0
    const ticking = setInterval(() => ticks++, 2)
    await renderDocument({ ...note('甲'), blocks }, 'pdf')
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(10)
  })

  it('hands a missing glyph over as itself, and goes on', async () => {
    await expect(renderDocument(note('😀'), 'pdf')).rejects.toThrow(MissingGlyphError)
    await expect(renderDocument(note('甲'), 'pdf')).resolves.toBeInstanceOf(Uint8Array)
  })

  it('rejects what was running when closed, and starts anew afterwards', async () => {
    const lost = renderDocument(everyBlock('值'), 'pdf')
    const outcome = expect(lost).rejects.toThrow('已关闭')
    await closeDocuments()
    await outcome
    expect(start(await renderDocument(note('甲'), 'pdf'))).toBe('%PDF-')
  })

  it('rejects what a dying process was making, and replaces it', async () => {
    const script = `
      process.on('message', ({ id, tree }) => {
        if (tree.title === 'throw') throw new Error('gone')
        if (tree.title === 'exit') process.exit(7)
        process.send({ id, bytes: new Uint8Array([1]) })
      })`
    const file = join(mkdtempSync(join(tmpdir(), 'gongkai-child-')), 'child.mjs')
    writeFileSync(file, script)
    const thread = renderProcess(pathToFileURL(file))
    const make = (title: string): Promise<Uint8Array> => thread.render({ ...note('甲'), title }, 'pdf')
    const [thrown, after] = await Promise.allSettled([make('throw'), make('good')])
    expect([thrown.status, after.status]).toEqual(['rejected', 'rejected'])
    await expect(make('exit')).rejects.toThrow('意外结束（7）')
    await expect(make('good')).resolves.toEqual(new Uint8Array([1]))
    await thread.close()
  })

  it('gives its memory back after a quiet time', async () => {
    const thread = renderProcess(undefined, 50)
    expect(thread.running()).toBe(false)
    await thread.render(note('甲'), 'docx')
    expect(thread.running()).toBe(true)
    await pause(300)
    expect(thread.running()).toBe(false)
  })
})
