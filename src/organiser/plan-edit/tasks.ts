import { taskFields, type TaskFields } from './form'

/** A task with an id that none of the others has. */
export function newTask (tasks: readonly TaskFields[]): TaskFields {
  const taken = new Set(tasks.map(({ own }) => own.id))
  let n = tasks.length + 1
  while (taken.has(`task-${n}`)) n++
  return taskFields({ id: `task-${n}`, title: '', every: tasks[0]?.every ?? 'day', proofs: [{ kind: 'text', least: 30 }] })
}

export function moved<T> (list: readonly T[], at: number, by: -1 | 1): T[] {
  const [one, other] = [list[at], list[at + by]]
  return one === undefined || other === undefined ? [...list] : list.map((item, i) => (i === at ? other : i === at + by ? one : item))
}
