import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ImportItem } from '../../../contract/questions'
import { useData } from '../services/data'
import { draftOf, sameDraft, type Draft } from '../question/draft'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { useUnsaved } from '../shell/useUnsaved'
import type { Defaults } from './defaults'
import { isSetAside } from './mends'
import { useChanges } from './useChanges'

export type Tab = 'all' | 'ready' | 'problem' | 'duplicate' | 'done'
const TABS: Tab[] = ['all', 'ready', 'problem', 'duplicate', 'done']

/** The server does not say them again: they are kept while the console is open. */
const keptDefaults = new Map<string, Defaults>()

/** One import being looked through: its figures, the rows shown, the current row, and what is changed about it. */
export function useReview(id: string) {
  const [query, setQuery] = useSearchParams()
  const tab = TABS.find((one) => one === query.get('tab')) ?? 'all'
  const summary = useData(() => request('GET /imports/:id', { id }), id)
  // What stands around is always fetched: it tells where a question ends in the source.
  const list = useList<ImportItem, Answer<'GET /imports/:id/items'>>(
    (cursor) => request('GET /imports/:id/items', { id, filter: tab === 'all' ? undefined : tab, around: tab === 'all' ? undefined : true, cursor, limit: 200 }), `${id}/${tab}`)
  const [around, setAround] = useState(false)
  const [current, setCurrent] = useState<number | null>(null)
  const [editing, setEditing] = useState<number | null>(null)
  const [defaults, setDefaults] = useState<Defaults>(() => keptDefaults.get(id) ?? {})
  // By number. What is typed in a row outlives its being scrolled out of sight.
  const [drafts, setDrafts] = useState<ReadonlyMap<number, Draft>>(new Map())
  const type = useCallback((no: number, draft: Draft | null) => setDrafts((before) => {
    const next = new Map(before)
    if (draft) next.set(no, draft)
    else next.delete(no)
    return next
  }), [])
  const [changed] = [...drafts].filter(([no, draft]) => {
    const item = list.items?.find((one) => one.no === no)
    return !item || !sameDraft(draft, draftOf(item.body))
  }).map(([no]) => no)
  const { release } = useUnsaved(changed !== undefined)
  // A row that was mended stays where it is until one goes elsewhere.
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set())

  const rows = useMemo(() => {
    const all = list.items
    if (!all || around || tab === 'all') return all
    return all.filter((one) => (one.state === tab && !(tab === 'problem' && isSetAside(one))) || touched.has(one.no) || drafts.has(one.no))
  }, [list.items, around, tab, touched, drafts])
  const chosen = rows?.find(({ no }) => no === current) ?? rows?.[0] ?? null

  const latest = useRef({ list, summary, drafts })
  latest.current = { list, summary, drafts }
  const changes = useChanges(id, ({ item, summary: next }, { body }) => {
    setTouched((before) => new Set(before).add(item.no))
    if (body) {
      type(item.no, null)
      setEditing((before) => (before === item.no ? null : before))
    }
    latest.current.list.change((items) => items.map((one) => (one.no === item.no ? item : one)))
    latest.current.summary.set(next)
  })
  const { clear } = changes
  useEffect(() => {
    setTouched(new Set())
    setEditing((before) => (before !== null && latest.current.drafts.has(before) ? before : null))
    setCurrent(null)
    clear()
  }, [tab, clear])
  const bare = useRef(false)
  if (list.items?.some(({ body, state }) => body.difficulty === null && state !== 'done')) bare.current = true
  return {
    id, tab, summary, list, rows, around, setAround, defaults, editing, setEditing, drafts, type, release, changes,
    /** The number of a question that was changed and not saved. */
    unsaved: changed === undefined ? null : list.items?.find(({ no }) => no === changed)?.label || String(changed),
    /** There are questions whose file does not say how difficult they are. */
    bare: bare.current,
    current: chosen, choose: setCurrent,
    setDefaults: (next: Defaults) => {
      keptDefaults.set(id, next)
      setDefaults(next)
    },
    show: (next: Tab) => setQuery(next === 'all' ? {} : { tab: next }, { replace: true }),
    /** The question after this one in the file, if it is here. */
    after: (no: number) => list.items?.find((one) => one.no === no + 1) ?? null,
    reload: () => { void list.refresh(); void summary.refresh() }
  }
}

export type Review = ReturnType<typeof useReview>
