import { dueSource, type HomePanel } from '../../desk/page.ts'
import { listConsultations, listVisitsDue } from '../contract.ts'
import { CONSULT_KIND_LABELS, SOURCE_LABELS, VISIT_DUE_LABELS } from '../model.ts'

const roles = ['clerk', 'head', 'liaison'] as const

export const panels: readonly HomePanel[] = [
  {
    key: 'visits',
    title: '来访',
    order: 40,
    roles,
    due: dueSource(listVisitsDue, {}, (body) =>
      body.visits.flatMap((visit) =>
        visit.due === null
          ? []
          : [
              {
                key: `visit:${visit.visitId}`,
                title: `${visit.maskedName}${SOURCE_LABELS[visit.source]}事项`,
                detail: visit.number,
                to: `/visits/${visit.visitId}`,
                due: visit.due.on,
                provisional: visit.due.provisional,
                stage: VISIT_DUE_LABELS[visit.due.kind],
              },
            ],
      ),
    ),
  },
  {
    key: 'consultations',
    title: '咨询',
    order: 41,
    roles,
    due: dueSource(listConsultations, { query: { stage: 'waiting', pageSize: 100 } }, (body) =>
      body.consultations.map((one) => ({
        key: `consultation:${one.consultationId}`,
        title: one.topic,
        detail: `${one.number} · ${CONSULT_KIND_LABELS[one.kind]}${one.held ? ' · 待甄别' : ''}`,
        to: `/consultations/${one.consultationId}`,
        due: one.dueOn,
        stage: '答复',
      })),
    ),
  },
  {
    key: 'consultations-review',
    title: '咨询审核',
    order: 42,
    roles: ['reviewer', 'head'],
    due: dueSource(listConsultations, { query: { stage: 'drafted', pageSize: 100 } }, (body) =>
      body.consultations.map((one) => ({
        key: `consultation-review:${one.consultationId}`,
        title: one.topic,
        detail: one.number,
        to: `/consultations/${one.consultationId}`,
        due: one.dueOn,
        stage: '待审核',
      })),
    ),
  },
]
