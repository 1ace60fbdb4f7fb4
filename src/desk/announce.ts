/** Says a text through the page's polite live region (drawn by the shell), for those who do not see a message appear. */
export function announce(text: string): void {
  const region = document.getElementById('desk-live')
  if (region === null) return
  region.textContent = ''
  // Cleared first: a screen reader says the same text again only when it changes.
  requestAnimationFrame(() => {
    region.textContent = text
  })
}
