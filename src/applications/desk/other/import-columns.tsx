import { IMPORT_HINTS } from './import-hints.ts'

const COLUMNS = Object.entries(IMPORT_HINTS)

/** The heads as a table: copied into Excel it is the template. */
export function ImportColumns() {
  return (
    <>
      <p className="desk-muted">列名如下，次序不限，带 * 的必填。选中表头一行复制到 Excel 第一行即为模板。</p>
      <div className="app-wide" tabIndex={0} role="region" aria-label="导入模板的列">
        <table className="app-import-columns">
          <thead>
            <tr>
              {COLUMNS.map(([name]) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {COLUMNS.map(([name, hint]) => (
                <td key={name}>{hint}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </>
  )
}
