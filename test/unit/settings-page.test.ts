import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, SETTING_NAMES, SettingError } from '../../src/platform/config.ts'

describe('the settings', () => {
  it('are at most fifteen and all on the one page that documents them', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/settings.md'), 'utf8')
    const documented = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1])
    expect([...documented].sort()).toEqual([...SETTING_NAMES].sort())
    expect(SETTING_NAMES.length).toBeLessThanOrEqual(15)
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PUBLIC_URL: 'www.example.gov.cn' }, 'PUBLIC_URL'],
    [{ CLOCK: '2026-02-30' }, 'CLOCK'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN'],
    [{ SETTINGS_FILE: '/does/not/exist.env' }, 'SETTINGS_FILE'],
  ])('refuse %o in one sentence that names it', (environment, name) => {
    const read = () => readConfig({ DATA_DIR: '/tmp/none', ...environment }, 'demo')
    expect(read).toThrow(SettingError)
    expect(read).toThrow(name)
    try {
      read()
    } catch (error) {
      expect((error as Error).message.split('\n')).toHaveLength(1)
    }
  })

  it('refuse a made-up clock in real use', () => {
    expect(() => readConfig({ CLOCK: '2026-01-05', DATA_DIR: '/tmp/none' }, 'real')).toThrow('CLOCK')
    expect(readConfig({ CLOCK: '2026-01-05', DATA_DIR: '/tmp/none' }, 'demo').clockStart).toBe('2026-01-05')
  })

  it('keep the path of PUBLIC_URL and drop its last slash', () => {
    const config = readConfig(
      { PUBLIC_URL: 'https://www.example.gov.cn/xxgk/', DATA_DIR: '/tmp/none' },
      'real',
    )
    expect([config.publicUrl, config.basePath]).toEqual(['https://www.example.gov.cn/xxgk', '/xxgk'])
  })
})
