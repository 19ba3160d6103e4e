import { useState } from 'react'
import type { WrongQuestion } from '../../../contract/practice'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { keptPractice } from '@/services/practice'
import { request } from '@/services/request'
import { asRequestError, unreached } from '@/services/request-error'

export type Show = 'due' | 'open' | 'mastered'

const belongs: Record<Show, (one: WrongQuestion) => boolean> = {
  due: ({ due, mastered }) => due && !mastered, open: ({ mastered }) => !mastered, mastered: ({ mastered }) => mastered
}

interface Book { items: WrongQuestion[], withheld: string | null }

/** The whole book; while the server cannot be reached, as this phone last saw it. */
async function load (): Promise<Book> {
  try {
    const [open, mastered] = await Promise.all([request('GET /practice/wrong', { show: 'open' }), request('GET /practice/wrong', { show: 'mastered' })])
    const items = [...open.items, ...mastered.items]
    // What a long book is about comes before what its questions hold.
    if (!keptPractice.wrong.write(items)) keptPractice.wrong.write(items.map((one) => ({ ...one, question: null })))
    return { items, withheld: open.withheld }
  } catch (failure) {
    const kept = unreached(asRequestError(failure)) ? keptPractice.wrong.read() : null
    if (!kept) throw failure
    return { items: kept, withheld: null }
  }
}

export function useWrong () {
  const book = useData(load)
  const withheld = book.data?.withheld ?? null
  const [chosen, show] = useState<Show | null>(null)
  const items = book.data?.items ?? []
  const lists: Record<Show, WrongQuestion[]> = { due: items.filter(belongs.due), open: items.filter(belongs.open), mastered: items.filter(belongs.mastered) }
  const shown = chosen ?? (lists.due.length ? 'due' : 'open')
  const [marking, setMarking] = useState('')
  const mark = useAct(async ({ questionId }: WrongQuestion, mastered: boolean) => {
    setMarking(questionId)
    await request('POST /practice/wrong/:id/master', { id: questionId, mastered })
    // Brought back, it is to be done again today.
    book.set({ withheld, items: items.map((one) => (one.questionId === questionId ? { ...one, mastered, due: !mastered } : one)) })
    void book.refresh()
  })
  return { book, withheld, lists, shown, show, list: lists[shown], mark, marking }
}
