interface Line {
  readonly year: number
  readonly filedOn: string | null
}

/**
 * Newest first, but the year whose report is due next stands at the head: in January that of the year that has just
 * ended (条例 49), above the one that has begun and cannot be complete yet.
 */
export function dueFirst<T extends Line>(years: readonly T[], today: string): readonly T[] {
  const running = Number(today.slice(0, 4))
  const next = years.find(({ year, filedOn }) => year === running - 1 && filedOn === null)
  return next === undefined ? years : [next, ...years.filter((one) => one !== next)]
}
