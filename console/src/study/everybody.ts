import { request } from '../services/request'
import type { Only, Person } from './PeopleTab'

/** Everybody of a list, not only those shown so far. */
export async function everybody(asked: { id: string; unitId?: string; search?: string; only?: Exclude<Only, 'all'> }): Promise<Person[]> {
  const all: Person[] = []
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page: { items: Person[]; next: string | null } = await request('GET /organiser/plans/:id/people', { ...asked, cursor, limit: 200 })
    all.push(...page.items)
    cursor = page.next
  }
  return all
}
