// Whether node_modules is what the lock file says.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagedNode, ROOT } from './runtime.mjs'

const STAMP = join(ROOT, 'node_modules', '.gongkai.json')

export function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
}

/** `full` with development tools, `run` without, undefined when missing or stale. */
export function installedKind() {
  const stamp = readJson(STAMP)
  if (stamp?.lock === lockHash() && hasRuntime()) return stamp.kind
  // Somebody ran npm himself: compare package by package with the list that npm leaves in node_modules.
  if (matchesLock('full')) return 'full'
  return matchesLock('run') ? 'run' : undefined
}

/** Development tools were installed before, whatever their version: they are not to be taken away. */
export function hadTools() {
  return readJson(STAMP)?.kind === 'full' || existsSync(join(ROOT, 'node_modules', 'vitest', 'package.json'))
}

export function writeStamp(kind) {
  writeFileSync(STAMP, `${JSON.stringify({ lock: lockHash(), kind })}\n`)
}

/** How many packages an install fetches at most, for the progress line. */
export function packageCount(kind) {
  return wanted(kind).filter(([, entry]) => !entry.optional).length
}

/** Every package at the version of the lock file; optional ones may be missing. */
export function matchesLock(kind) {
  const present = readJson(join(ROOT, 'node_modules', '.package-lock.json'))?.packages
  if (!present || !hasRuntime()) return false
  return wanted(kind).every(([path, { version, optional }]) =>
    present[path] ? present[path].version === version : optional === true,
  )
}

function wanted(kind) {
  const { packages } = readJson(join(ROOT, 'package-lock.json'))
  return Object.entries(packages).filter(
    ([path, entry]) => path !== '' && !(kind === 'run' && (entry.dev || entry.devOptional)),
  )
}

/** The optional platform packages are not optional on their own platform. */
function hasRuntime() {
  const node = packagedNode()
  return !node || existsSync(node)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
