/** Security headers of every answer; the content policies differ by surface. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'x-frame-options': 'SAMEORIGIN',
}

/** `scripted`: the one page brings a script of ours, which may ask this server and nobody else. */
export function portalPolicy(secure: boolean, scripted = false): string {
  const scripts = scripted ? ["script-src 'self'", "connect-src 'self'"] : ["script-src 'none'"]
  return policy(["default-src 'none'", "style-src 'self'", "img-src 'self'", ...scripts], secure)
}

export function deskPolicy(nonce: string, secure: boolean): string {
  return policy(
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "font-src 'self' data:",
      "frame-src 'self' blob:",
    ],
    secure,
  )
}

function policy(parts: readonly string[], secure: boolean): string {
  const shared = ["form-action 'self'", "frame-ancestors 'self'", "base-uri 'self'", "object-src 'none'"]
  return [...parts, ...shared, ...(secure ? ['upgrade-insecure-requests'] : [])].join('; ')
}
