import { describe, expect, it } from 'vitest'
import { run } from '../../bench/durability.ts'

describe.skipIf(process.platform !== 'linux')('kill -9 of everything during intake (Linux: /proc)', () => {
  it('loses no acknowledged application and starts again every time', async () => {
    const result = await run({ rounds: 3, writeFor: (round) => 900 + round * 300 })
    expect(result.failedStarts).toBe(0)
    expect(result.lost).toBe(0)
    // A loop that wrote nothing would prove nothing.
    expect(result.acknowledged).toBeGreaterThan(10)
  }, 300_000)
})
