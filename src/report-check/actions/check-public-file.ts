import { takeHit } from '../../platform/http/rate-limit.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import type { Services } from '../../platform/services.ts'
import type { Checked } from '../model.ts'
import { checkReading } from '../rules.ts'
import { cleanName } from './keep-report.ts'
import { type FileReader, type GivenFile, readPublicFile } from './read-file.ts'

/** Reading a file costs seconds of a processor: counted over all processes. */
const PER_ADDRESS = { name: 'report-check', hits: 20, windowSeconds: 600 }

/** For the portal: read in memory, checked, answered, forgotten. Nothing of the file is stored or logged. */
export async function checkPublicFile(
  services: Services,
  clientAddress: string,
  file: GivenFile | undefined,
  read: FileReader = readPublicFile,
): Promise<Result<Checked & { readonly name: string }>> {
  if (file === undefined) return refuse('invalid', '请选择一份年报文件', { field: 'file' })
  const now = services.clock.machine()
  const wait = await takeHit(services.database, PER_ADDRESS, clientAddress, now)
  if (wait > 0)
    return refuse(
      'tooMany',
      `检查次数较多（每10分钟最多${PER_ADDRESS.hits}份），请${Math.ceil(wait / 60)}分钟后再试`,
      { field: 'file' },
    )
  const name = cleanName(file.name)
  const report = await read({ name, bytes: file.bytes })
  if (!report.ok) return report
  return ok({ name, ...checkReading(report.value, []) })
}
