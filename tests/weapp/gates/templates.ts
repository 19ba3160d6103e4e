import { loadProject } from '../host'
import type { Check } from './types'

/** What glass-easel's template compiler finds wrong; it sees missing imports, which wcc does not. */
export const templates: Check = (dir) =>
  loadProject(dir).warnings.map(({ file, line, message }) => `${file}:${line} ${message}`)
