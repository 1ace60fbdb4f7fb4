/**
 * While the applicant types what is wanted, says what is public already and whether somebody else's personal data was
 * typed. The next page says the same without it; nothing typed is kept by the question, and none of it is in an address.
 */
const ASKED = ['infoName', 'docNumber', 'content']
/** The applicant's own numbers, so that they are not taken for somebody else's. */
const OWN = ['applicant.idNumber', 'applicant.phone', 'applicant.creditCode']
const PAUSE = 500 // ms without a key

const region = document.querySelector<HTMLElement>('[data-look]')
const form = region?.closest('form')
if (region && form) watch(form, region)

function watch(typedIn: HTMLFormElement, shownIn: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()
  typedIn.addEventListener('input', (event) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    if (![...ASKED, ...OWN].includes(target.name)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      asking.abort()
      asking = new AbortController()
      void look(typedIn, shownIn, asking.signal)
    }, PAUSE)
  })
}

async function look(typedIn: HTMLFormElement, shownIn: HTMLElement, signal: AbortSignal): Promise<void> {
  const all = new FormData(typedIn)
  const body = new URLSearchParams()
  for (const name of [...ASKED, ...OWN]) {
    const value = all.get(name)
    if (typeof value === 'string' && value !== '') body.set(name, value)
  }
  try {
    const response = await fetch(shownIn.dataset['look'] ?? '', { method: 'POST', body, signal })
    const html = response.ok ? await response.text() : ''
    // Said again only when it is something else: a screen reader reads every change.
    if (shownIn.innerHTML !== html) shownIn.innerHTML = html
  } catch {
    // A newer question took its place, or the line is down: the next page answers it.
  }
}
