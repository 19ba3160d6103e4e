import { useState } from 'react'
import type { GivenRow } from '../../../contract/participants'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { request } from '../services/request'
import { asRequestError } from '../services/request-error'
import { useSettled } from '../services/settled'
import { differs, entryOf, wrong, type Edit, type Was } from './edits'

/** Points of units with what is typed over them: nothing typed is lost by opening a branch, by searching, or by somebody else’s saving. */
export function useGiven(roundId: string) {
  const [search, setSearch] = useState('')
  const typed = useSettled(search.trim())
  const found = useData(() => request('GET /organiser/rounds/:id/given', { id: roundId, ...(typed && { search: typed }) }), `${roundId} ${typed}`, { keep: true })
  const [below, setBelow] = useState<Record<string, GivenRow[]>>({})
  const [edits, setEdits] = useState<Record<string, Edit>>({})
  const [known, setKnown] = useState<Record<string, Was & { name: string }>>({})
  const [theirs, setTheirs] = useState<Record<string, Was>>({})

  const open = useAct(async (unitId: string) => {
    const { rows } = await request('GET /organiser/rounds/:id/given', { id: roundId, parent: unitId })
    setBelow((before) => ({ ...before, [unitId]: rows.filter(({ unit }) => unit.id !== unitId) }))
  })
  /** What is written down of a unit, as last heard. */
  const wasOf = ({ unit, points, reason }: GivenRow): Was => (edits[unit.id] && known[unit.id]) || { points, reason }
  const edit = (row: GivenRow, part: Partial<Edit>) => {
    const was = wasOf(row)
    setKnown((before) => ({ ...before, [row.unit.id]: { points: was.points, reason: was.reason, name: row.unit.name } }))
    setEdits((before) => ({ ...before, [row.unit.id]: { points: was.points === null ? '' : String(Number(was.points.toFixed(2))), reason: was.reason, ...before[row.unit.id], ...part } }))
  }
  const dirty = Object.entries(edits).flatMap(([unitId, own]) => { const was = known[unitId]; return was && differs(was, own) ? [{ unitId, own, was }] : [] })
  const faulty = dirty.filter(({ own, was }) => wrong(was, own))
  const refetch = async () => {
    await found.refresh()
    const opened = await Promise.all(Object.keys(below).map(async (parent) => [parent, (await request('GET /organiser/rounds/:id/given', { id: roundId, parent })).rows.filter(({ unit }) => unit.id !== parent)] as const))
    setBelow(Object.fromEntries(opened))
    // What was typed and taken back is no edit: it would hold what stood there before.
    setEdits((before) => Object.fromEntries(Object.entries(before).filter(([id, own]) => known[id] !== undefined && differs(known[id], own))))
  }
  const drop = () => { setEdits({}); setKnown({}); setTheirs({}) }
  const save = useAct(async (done: (n: number) => void) => {
    try {
      await request('PUT /organiser/rounds/:id/given', { id: roundId, entries: dirty.map(({ unitId, own, was }) => entryOf(unitId, was, own)) })
    } catch (failure) {
      const { code, details } = asRequestError(failure)
      if (code === 'edited_elsewhere') setTheirs(Object.fromEntries(((details as { units?: (Was & { unitId: string })[] } | undefined)?.units ?? []).map(({ unitId, points, reason }) => [unitId, { points, reason }])))
      throw failure
    }
    const n = dirty.length
    await refetch()
    drop()
    done(n)
  })
  /** Of what I typed and what somebody else has saved meanwhile, one stays. */
  const settle = (unitId: string, mine: boolean) => {
    const now = theirs[unitId]
    if (!now) return
    setKnown((before) => ({ ...before, [unitId]: { ...now, name: before[unitId]?.name ?? '' } }))
    if (!mine) setEdits((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== unitId)))
    setTheirs((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== unitId)))
    save.clear()
  }
  return { found, search, setSearch, searching: typed !== '', below, open, edits, edit, wasOf, dirty, faulty, theirs, settle, save, drop, refetch }
}

export type Given = ReturnType<typeof useGiven>
