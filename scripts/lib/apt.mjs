// What tests may install on a Debian machine, as root only: a browser, fonts, Debian's own PostgreSQL.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

/** True if the packages are there afterwards; says what it does, and never asks. */
export function aptInstall(packages) {
  process.stdout.write(`installing ${packages.join(' ')} with apt …\n`)
  const install = () => apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  // Lists may be old or missing: refresh them once.
  return install() || (apt(['update', '-qq']) && install())
}

function apt(args) {
  const { status, stderr } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    timeout: 300_000,
  })
  if (status !== 0)
    process.stdout.write(`apt-get ${args[0]} failed: ${(stderr ?? '').trim().split('\n').at(-1)}\n`)
  return status === 0
}
