/**
 * Row types of every table, merged from the areas: each area's `tables.ts` declares its own rows with
 * `declare module '../platform/database/tables.ts' { interface Tables { … } }`, so no area edits a shared list.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface Tables {}
