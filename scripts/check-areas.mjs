// The rules of the layout that no compiler checks: who may import whom, what pure files may do, who reads the clock.
//   node scripts/check-areas.mjs [--root FOLDER]     exit 1 and one line a breach, or 0 and what was checked
// test/unit/area-rules.test.ts adds breaches to a copy and expects each to be found.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = process.argv.indexOf('--root')
const ROOT = at > 0 ? resolve(process.argv[at + 1]) : dirname(dirname(fileURLToPath(import.meta.url)))

/** What an area shows to others; everything else in it is its own. */
const SHOWN = /^(actions\/|forms\/|(model|rules|contract|area|reading|directory|service)\.ts$)/
/** Put the areas together into a program: they may use any file of an area but its store. */
const COMPOSERS = new Set(['', 'cli', 'demo', 'platform'])
/** What runs in the browser may use of platform. */
const PLATFORM_FOR_DESK = /^platform\/(contract|result)\.ts$/

const isPure = pureFiles()

function checkFile(file) {
  const text = withoutComments(readFileSync(join(ROOT, file), 'utf8'))
  const found = []
  const report = (index, message) =>
    found.push({ file, line: text.slice(0, index).split('\n').length, message })
  const inTest = /\.(test|fixture)\.tsx?$/.test(file)
  for (const { name, index } of importsOf(text)) {
    const message = checkImport(file, name, inTest)
    if (message) report(index, message)
  }
  for (const [pattern, applies, message] of WORDS) {
    if (!applies(file, inTest)) continue
    for (const match of text.matchAll(pattern)) report(match.index, message)
  }
  return found
}

function checkImport(file, name, inTest) {
  const target = name.startsWith('.') ? posix.join(posix.dirname(file), name) : undefined
  if (isPure(file) && !inTest) {
    if (!target && name !== 'zod') return `a pure file imports only pure files and zod, not ${name}`
    if (target && !isPure(target) && !target.endsWith('.json'))
      return `a pure file imports ${target}, which is not pure`
  }
  if (inBrowser(file) && !target && name.startsWith('node:'))
    return `the desk runs in the browser: ${name} is not there`
  if (!target?.startsWith('src/')) return undefined
  return inTest ? undefined : checkReach(place(file), place(target), file)
}

/** @param from,to {area, rest}: the folder below src and the path in it */
function checkReach(from, to, file) {
  const where = to.area ? `${to.area}/${to.rest}` : to.rest
  if (from.area === to.area) {
    return inBrowser(file) && !browserMayUse(to)
      ? `the desk runs in the browser and may not use ${where}`
      : undefined
  }
  if (inBrowser(file))
    return browserMayUse(to) ? undefined : `the desk runs in the browser and may not use ${where}`
  if (to.area === 'desk') return `only desk folders use the desk, not the server: ${where}`
  if (to.area === 'law' || to.area === 'platform' || to.area === 'portal' || SHOWN.test(to.rest))
    return undefined
  // A pure file holds no I/O and no state: using it is using a rule.
  if (isPure(`src/${where}`)) return undefined
  if (COMPOSERS.has(from.area)) {
    return to.rest === 'store.ts' ? `${where} belongs to its area: use its actions/ or rules.ts` : undefined
  }
  if (from.area === 'portal') return to.rest.startsWith('portal/') ? undefined : sayShown(to)
  return COMPOSERS.has(to.area)
    ? `an area does not use the program that is made of it: ${where}`
    : sayShown(to)
}

function sayShown({ area, rest }) {
  return `${area} is used only through its actions/, model, rules, contract, directory, service, area.ts or a pure file, not ${rest}`
}

function browserMayUse({ area, rest }) {
  if (area === 'desk' || area === 'law' || rest.startsWith('desk/')) return true
  if (area === 'platform') return PLATFORM_FOR_DESK.test(`platform/${rest}`)
  return isPure(`src/${area}/${rest}`) || /^(model|rules|contract|reading)\.ts$/.test(rest)
}

function inBrowser(file) {
  return /^src\/(desk\/|[^/]+\/(desk|portal\/in-page)\/)/.test(file) && !/\.test\.tsx?$/.test(file)
}

function place(file) {
  const [, area = '', ...rest] = file.split('/')
  return rest.length === 0 ? { area: '', rest: area } : { area, rest: rest.join('/') }
}

/** [pattern, which files, what to say]; patterns are tried on the text without comments. */
const CLOCK = 'src/platform/clock.ts'
const WORDS = [
  [
    /\bnew Date\(\s*\)|\bDate\.now\s*\(|\bTemporal\.Now\b/g,
    (file, inTest) => file !== CLOCK && !inTest,
    'only platform/clock.ts reads the clock',
  ],
  [
    /\bMath\.random\b|\bIntl\.|\.toLocale\w*\(/g,
    (file, inTest) => isPure(file) && !inTest,
    'a pure file gives the same answer everywhere: no Math.random, Intl or toLocale…',
  ],
  [
    /\bset\s+(local\s+|session\s+)?role\b/gi,
    (file, inTest) => !inTest,
    'SET ROLE is banned: a connection takes on its role when it starts',
  ],
  [
    /\b(it|test|describe)\.(skip|todo|only)\b\s*\(/g,
    (file, inTest) => inTest,
    'a test is skipped by a condition with a reason, never by hand',
  ],
]

function importsOf(text) {
  const forms = [
    /^[ \t]*(?:import|export)\b[^;'"`()]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\brequire\(\s*['"]([^'"]+)['"]/g,
  ]
  return forms.flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({ name: match[1], index: match.index + match[0].search(/\S/) })),
  )
}

/** Comments become blanks, so that line numbers stay; strings are kept. */
function withoutComments(text) {
  const token = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/gm
  return text.replace(token, (whole, string) => string ?? whole.replace(/[^\n]/g, ' '))
}

function sourceFiles() {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** The list of pure files is the one the compiler uses. */
function pureFiles() {
  const { include, exclude } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.pure.json'), 'utf8'))
  const [yes, no] = [include, exclude].map((globs) => globs.map(globPattern))
  return (file) => yes.some((glob) => glob.test(file)) && !no.some((glob) => glob.test(file))
}

function globPattern(glob) {
  const parts = glob.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?'
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`)
}

const files = sourceFiles()
const breaches = files.flatMap(checkFile)
for (const { file, line, message } of breaches) process.stdout.write(`${file}:${line}: ${message}\n`)
process.stdout.write(
  `area rules: ${files.length} files, ${files.filter((file) => isPure(file)).length} of them pure, ${breaches.length} breaches\n`,
)
process.exitCode = breaches.length > 0 ? 1 : 0
