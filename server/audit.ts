import type { Tx } from './db/writer/write'
import { newId } from './ids'

/** One entry of the record of who did what: append-only, written in the transaction of what it tells. */
export interface AuditEntry {
  at: number
  /** Account id, or `system`. */
  actor: string
  kind: string
  subject: string
  outcome: 'done' | 'refused'
  data?: Record<string, unknown>
}

export async function recordAudit(tx: Tx, { at, actor, kind, subject, outcome, data = {} }: AuditEntry): Promise<void> {
  await tx.db.insertInto('audit').values({ id: newId(at), at, actor, kind, subject, outcome, data: JSON.stringify(data) }).execute()
}
