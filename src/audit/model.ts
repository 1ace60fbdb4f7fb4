/**
 * What is recorded of every change, in the transaction of the change. A discriminated union: an area adds its events
 * by declaration merging (`declare module '../audit/model.ts' { interface AuditEvents { 'area.verb': {…} } }`).
 * Never personal data: ids, field names and reasons only.
 */
export interface AuditEvents {
  'session.started': { username: string }
  'session.refused': { username: string; reason: 'unknown' | 'password' | 'locked' }
  'session.ended': Record<never, never>
  'person.added': { personId: string; roles: readonly string[] }
  'person.rolesChanged': { personId: string; roles: readonly string[] }
  'person.passwordChanged': { personId: string }
  'person.mailSettingChanged': { personId: string; digest: boolean }
  'organ.added': { code: string }
  'organ.settingsChanged': { fields: readonly string[] }
  'unit.added': { unitId: string }
  'calendar.overridden': { date: string; kind: string; source: string }
  'personalData.revealed': { subject: string; field: string; reason: string }
  'installation.setUp': { kind: 'new' | 'demo' }
}

export type AuditEventType = keyof AuditEvents

export type AuditEvent = {
  [Type in AuditEventType]: {
    readonly type: Type
    /** What the event is about: `application/<id>`, `item/<id>` … */
    readonly subject: string
    readonly data: AuditEvents[Type]
  }
}[AuditEventType]
