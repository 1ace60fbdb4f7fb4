/**
 * Lets the server import `.tsx`: Node 24 strips types from `.ts` itself but knows no JSX. Registered by an
 * `import './platform/loader.ts'` that runs before the first `.tsx` is imported, or with `node --import`.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

registerHooks({
  load(url, context, nextLoad) {
    if (!/^file:.*\.tsx(\?|$)/.test(url)) return nextLoad(url, context)
    const file = fileURLToPath(url)
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', development: false },
      typescript: { onlyRemoveTypeImports: true },
    })
    if (errors.length > 0)
      throw new SyntaxError(`${file}: ${errors.map((error) => error.message).join('; ')}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
