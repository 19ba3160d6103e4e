import { useData } from '../services/data'
import { request } from '../services/request'

/** Plans to choose from; where they cannot be had one goes without that choice. */
export function usePlans(): { value: string; label: string }[] {
  const { data } = useData(() => request('GET /organiser/plans', { limit: 100 }))
  return (data?.items ?? []).filter(({ state }) => state !== 'draft').map(({ id, title }) => ({ value: id, label: title }))
}
