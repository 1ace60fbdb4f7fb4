// One installer at a time per clone.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './runtime.mjs'

const FOLDER = join(ROOT, '.cache', 'prepare.lock')
const OWNER = join(FOLDER, 'pid')

/** Waits for another `prepare` to end, then runs `work` alone. */
export async function inTurn(work, onWait) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  let waits = 0
  while (!take()) {
    if (waits++ === 0) onWait()
    await sleep(300)
  }
  const free = () => rmSync(FOLDER, { recursive: true, force: true })
  process.once('exit', free)
  try {
    return await work()
  } finally {
    process.off('exit', free)
    free()
  }
}

let ownerless = 0
function take() {
  try {
    mkdirSync(FOLDER)
    writeFileSync(OWNER, String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    // A folder without owner for a while was left between the two calls above by a killed process.
    ownerless = ownerPid() === undefined ? ownerless + 1 : 0
    if (ownerless > 10 || isDead(ownerPid())) rmSync(FOLDER, { recursive: true, force: true })
    return false
  }
}

function ownerPid() {
  try {
    return Number(readFileSync(OWNER, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isDead(pid) {
  if (pid === undefined) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
