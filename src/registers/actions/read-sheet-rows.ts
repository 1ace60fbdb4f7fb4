/** For other areas that import sheets. */
export { readSheet as readSheetRows } from '../read/sheet.ts'
