import type { Type } from '../question/words'

/** What is looked for in a bank; kept in the address, so that it survives going back. */
export interface Filters { text: string; type?: Type; topic?: string; period?: string; difficulty?: number; tag?: string; status?: 'active' | 'disabled' }

const TYPES = ['single', 'multiple', 'judge', 'fill']

export function readFilters(query: URLSearchParams): Filters {
  const type = query.get('type')
  const difficulty = Number(query.get('difficulty'))
  const status = query.get('status')
  return {
    text: query.get('text') ?? '', topic: query.get('topic') ?? undefined, period: query.get('period') ?? undefined, tag: query.get('tag') ?? undefined,
    type: type && TYPES.includes(type) ? type as Type : undefined,
    difficulty: Number.isInteger(difficulty) && difficulty >= 1 && difficulty <= 5 ? difficulty : undefined,
    status: status === 'active' || status === 'disabled' ? status : undefined
  }
}

export const writeFilters = (filters: Filters): URLSearchParams =>
  new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])))

export const isFiltered = (filters: Filters): boolean => writeFilters(filters).size > 0
