import { useState } from 'react'
import type { QuestionBody } from '../../../contract/questions'
import { draftOf, emptyDraft, faultsOf, sameDraft, storedBody, type Draft } from '../question/draft'
import { useAct } from '../services/act'
import { request } from '../services/request'
import { RequestError } from '../services/request-error'
import { useUnsaved } from '../shell/useUnsaved'
import type { EditProps } from './EditForm'

export interface Theirs { version: number; body: QuestionBody }

/** A question being edited: what is typed, what is wrong with it, and what somebody else has saved meanwhile. */
export function useEdit({ bankId, question, saved, refresh }: EditProps) {
  const [start, setStart] = useState<Draft>(() => (question ? draftOf(question.body) : emptyDraft()))
  const [draft, setDraft] = useState(start)
  const [version, setVersion] = useState(question?.version ?? 0)
  const [asked, setAsked] = useState(false)
  const [conflict, setConflict] = useState<Theirs | null>(null)
  const dirty = !sameDraft(draft, start)
  const unsaved = useUnsaved(dirty)

  const save = useAct(async () => {
    setAsked(true)
    if (Object.keys(faultsOf(draft)).length) return
    try {
      const body = storedBody(draft)
      const { id } = question
        ? await request('PUT /questions/:id', { id: question.id, version, body })
        : await request('POST /banks/:id/questions', { id: bankId, ...body })
      unsaved.release()
      saved(id)
    } catch (error) {
      if (!(error instanceof RequestError) || error.code !== 'edited_elsewhere' || !question) throw error
      const fresh = await request('GET /questions/:id', { id: question.id })
      setConflict({ version: fresh.version, body: fresh.body })
      void refresh()
      throw error
    }
  })
  const settle = (next: Draft) => {
    if (!conflict) return
    setVersion(conflict.version)
    setStart(draftOf(conflict.body))
    setDraft(next)
    setConflict(null)
    save.clear()
  }
  return {
    draft, dirty, save, conflict, mine: storedBody(draft), faults: asked ? faultsOf(draft) : {},
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    takeTheirs: () => { if (conflict) settle(draftOf(conflict.body)) },
    keepMine: () => settle(draft)
  }
}
