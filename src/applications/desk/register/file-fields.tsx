import { FileDrop } from '../../../desk/components/index.ts'
import { FILE_USE_NAMES, FILE_USES } from './register-values.ts'
import type { ChosenFiles } from './register-values.ts'

const ACCEPT = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.doc']

/** The papers of an application, each under what it is. */
export function FileFields({
  files,
  onChange,
}: {
  files: ChosenFiles
  onChange: (files: ChosenFiles) => void
}) {
  return (
    <fieldset className="desk-fieldset">
      <legend>材料</legend>
      <div className="desk-columns">
        {FILE_USES.map((use) => (
          <section key={use} aria-label={FILE_USE_NAMES[use].label}>
            <div>{FILE_USE_NAMES[use].label}</div>
            <FileDrop
              accept={ACCEPT}
              maxFiles={4}
              hint={FILE_USE_NAMES[use].hint}
              value={files[use]}
              onChange={(chosen) => onChange({ ...files, [use]: chosen })}
            />
          </section>
        ))}
      </div>
    </fieldset>
  )
}
