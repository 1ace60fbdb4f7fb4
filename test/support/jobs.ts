/** Takes the waiting jobs of an area from the real queue and runs them with the area's own handlers, once. */
import { loadAreas } from '../../src/platform/areas.ts'
import { systemTenancy } from '../../src/platform/database/tenant.ts'
import type { TestProgram } from './program.ts'

export async function areaJobs(program: TestProgram, area: string): Promise<number> {
  const { rows } = await program.owner.pool.query<{
    id: string
    task: string
    payload: { organId: number; payload: unknown }
  }>(
    `SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier LIKE $1 ORDER BY j.id`,
    [`${area}.%`],
  )
  const found = (await loadAreas()).find(({ name }) => name === area)
  for (const { id, task, payload } of rows) {
    const handler = found?.jobs?.[task]
    if (handler === undefined) throw new Error(`no handler for ${task}`)
    await handler(payload.payload, {
      services: program.services,
      tenancy: systemTenancy(payload.organId, task),
    })
    await program.owner.pool.query('SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id])
  }
  return rows.length
}
