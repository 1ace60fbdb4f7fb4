/**
 * Runs before everything else in the desk (main.tsx imports the app only afterwards), so that the page keeps its
 * content security policy `script-src 'self'; style-src 'self' 'nonce-…'`.
 */
import { config } from 'zod'

// zod's compiled validators probe `new Function`, which a strict policy reports as a violation.
config({ jitless: true })

export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

// Libraries below antd (motion, scroll-bar measuring, charts) create <style> elements without asking for a nonce.
const createElement = document.createElement.bind(document)
function createWithNonce(tagName: string, options?: ElementCreationOptions): HTMLElement {
  const element = createElement(tagName, options)
  if (element instanceof HTMLStyleElement && nonce !== '') element.nonce = nonce
  return element
}
document.createElement = createWithNonce
