import { freshId } from '../editing/lists'
import { taskFields, type TaskFields } from './form'

/** A task with an id that none of the others has. */
export const newTask = (tasks: readonly TaskFields[]): TaskFields =>
  taskFields({ id: freshId(tasks, 'task'), title: '', every: tasks[0]?.every ?? 'day', proofs: [{ kind: 'text', least: 30 }] })
