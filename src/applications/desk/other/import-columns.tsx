import { IMPORT_HINTS } from '../../render/import-hints.ts'

const COLUMNS = Object.entries(IMPORT_HINTS)

/** The heads with what belongs under each; the template to download bears the same. */
export function ImportColumns() {
  return (
    <>
      <p className="desk-muted">列名如下，次序不限，带 * 的必填。模板中另附填写说明和答复类型代码。</p>
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
