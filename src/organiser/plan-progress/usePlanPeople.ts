import { useState } from 'react'
import { copyText } from '@/platform/clipboard'
import { useAct } from '@/services/act'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { usePages } from '../parts/usePages'
import { nameList, reminder, type Only, type Person } from './words'

const PAGE = 50
/** More names than anybody reads. */
const MOST = 2000

/** Who of a unit did what, by a filter or a name. */
export function usePlanPeople ({ id, title }: { id: string, title: string }, unitId: string | undefined) {
  const [only, setOnly] = useState<Only>('all')
  const [search, setSearch] = useState('')
  const [copied, setCopied] = useState('')
  const asked = useSettled(search.trim())
  const query = { id, unitId, only: only === 'all' ? undefined : only, search: asked || undefined }
  const pages = usePages((cursor) => request('GET /organiser/plans/:id/people', { ...query, cursor, limit: PAGE }), `${unitId ?? ''} ${only} ${asked}`, { keep: true })
  const copyReminder = useAct(async () => {
    await copyText(reminder(title, only) ?? '')
    setCopied('reminder')
  })
  const copyNames = useAct(async () => {
    const people: Person[] = []
    let cursor: string | undefined
    do {
      const page = await request('GET /organiser/plans/:id/people', { ...query, cursor, limit: 200 })
      people.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor && people.length < MOST)
    await copyText(nameList(title, only, people))
    setCopied('names')
  })
  const choose = (chosen: Only) => { setOnly(chosen); setCopied('') }
  return { ...pages, only, choose, search, setSearch, copied, copyReminder, copyNames }
}
