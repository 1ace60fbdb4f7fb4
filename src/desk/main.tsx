import { nonce } from './boot.ts'

// A dynamic import, because static imports of the app would be evaluated before the shim of boot.ts has run.
const { start } = await import('./app.tsx')
start(nonce)
