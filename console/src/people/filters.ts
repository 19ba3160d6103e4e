import type { ParticipantState } from '../../../contract/participants'
import { sortOptions, stateOptions, type Sort } from './words'

/** Whom to list and how; kept in the address. */
export interface Filters { unit: string; search: string; state: ParticipantState | 'all'; group: string; sort: Sort }

export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string) => query.get(name) ?? ''
  return {
    unit: text('unit'), search: text('search'), group: text('group'),
    state: stateOptions.find(({ value }) => value === text('state'))?.value ?? 'all', sort: sortOptions.find(({ value }) => value === text('sort'))?.value ?? 'none'
  }
}

export function writeFilters({ unit, search, state, group, sort }: Filters): URLSearchParams {
  return new URLSearchParams(Object.entries({ unit, search, group, state: state === 'all' ? '' : state, sort: sort === 'none' ? '' : sort }).filter(([, value]) => value))
}

/** The same as the server takes it. */
export const asked = ({ unit, search, state, group }: Filters) => ({
  ...(unit && { unit }), ...(search && { search }), ...(group && { group }), ...(state !== 'all' && { state })
})

export const isNarrowed = ({ unit, search, state, group }: Filters): boolean => Boolean(unit || search || group) || state !== 'all'
