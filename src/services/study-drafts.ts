import { owned } from './owned'
import type { Written } from './study-outbox'

const kept = owned<Record<string, Written>>('study:drafts')
const keyOf = (planId: string, taskId: string, day: number) => `${planId}:${taskId}:${day}`

/** What is being written, by task and day: it outlives the page and the app. */
export const drafts = {
  read: (planId: string, taskId: string, day: number): Written | null => kept.read()?.[keyOf(planId, taskId, day)] ?? null,
  /** False: it is too much for the phone. */
  write: (planId: string, taskId: string, day: number, written: Written): boolean => kept.write({ ...kept.read(), [keyOf(planId, taskId, day)]: written }),
  remove (planId: string, taskId: string, day: number): void {
    const { [keyOf(planId, taskId, day)]: _gone, ...rest } = kept.read() ?? {}
    kept.write(rest)
  }
}
