export type State = 'active' | 'bound' | 'unbound' | 'left'
export const STATES: { value: State; label: string }[] = [
  { value: 'active', label: '在册' }, { value: 'bound', label: '已绑定' }, { value: 'unbound', label: '未绑定' }, { value: 'left', label: '已离开' }
]

/** What the list shows; kept in the address, so that going back finds it again. */
export interface Filters { unit: string; below: boolean; search: string; state: State }

export function readFilters(query: URLSearchParams, first: string): Filters {
  const state = query.get('state')
  return {
    unit: query.get('unit') ?? first, below: query.get('below') !== '0', search: query.get('search') ?? '',
    state: STATES.find(({ value }) => value === state)?.value ?? 'active'
  }
}

export const writeFilters = ({ unit, below, search, state }: Filters): URLSearchParams =>
  new URLSearchParams({ ...(unit && { unit }), ...(!below && { below: '0' }), ...(search && { search }), ...(state !== 'active' && { state }) })
