import { useState } from 'react'
import type { Contribution } from '../../../contract/materials'
import type { FileView } from '../../../contract/files'
import { choosePhotos } from '@/platform/photos'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { links, replace } from '@/services/nav'
import { owned } from '@/services/owned'
import { request } from '@/services/request'
import { uploadFile } from '@/services/upload'

export const MOST_PICTURES = 9

export interface Draft { title: string, markdown: string, pictures: FileView[] }

/** What was typed and not sent yet: it outlives a call, a lock screen, a lost network. */
const kept = owned<{ id: string, draft: Draft }>('contribution')

const nothing: Draft = { title: '', markdown: '', pictures: [] }

export function useWriting (id: string | undefined) {
  const saved = useData<Contribution | null>(() => (id ? request('GET /me/materials/:id', { id }) : Promise.resolve(null)), id ?? '', { once: true })
  const [typed, setTyped] = useState<Draft | null>(() => { const one = kept.read(); return one?.id === (id ?? '') ? one.draft : null })
  const draft: Draft = typed ?? (saved.data ? { title: saved.data.title, markdown: saved.data.markdown, pictures: saved.data.pictures } : nothing)
  const [problem, setProblem] = useState('')

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setTyped(next)
    kept.write({ id: id ?? '', draft: next })
  }

  const add = useAct(async () => {
    setProblem('')
    let pictures = draft.pictures
    let files: (Blob | string)[] = []
    try { files = await choosePhotos(MOST_PICTURES - pictures.length) } catch (failure) { setProblem((failure as Error).message) }
    for (const file of files.slice(0, MOST_PICTURES - pictures.length)) {
      pictures = [...pictures, await uploadFile(file, 'material')]
      change({ pictures })
    }
  })

  /** To the server, as a draft; answers what is there now. */
  async function store (): Promise<Contribution> {
    const content = { title: draft.title.trim(), columnId: saved.data?.column?.id ?? null, markdown: draft.markdown, pictures: draft.pictures.map((one) => one.id) }
    const stored = saved.data
      ? await request('PUT /me/materials/:id', { id: saved.data.id, version: saved.data.version, ...content })
      : await request('POST /me/materials', content)
    kept.remove()
    setTyped(null)
    saved.set(stored)
    return stored
  }

  const save = useAct(async () => { const stored = await store(); if (!id) replace(links.contribute(stored.id)) })
  const submit = useAct(async () => {
    const stored = await store()
    await request('POST /me/materials/:id/submit', { id: stored.id, version: stored.version })
    replace(links.contributions)
  })
  const takeBack = useAct(async () => { if (saved.data) saved.set(await request('POST /me/materials/:id/withdraw', { id: saved.data.id })) })
  const drop = useAct(async () => {
    if (saved.data) await request('DELETE /me/materials/:id', { id: saved.data.id })
    kept.remove()
    replace(links.contributions)
  })

  return { saved, draft, dirty: typed !== null, change, add, problem, save, submit, takeBack, drop, remove: (file: string) => change({ pictures: draft.pictures.filter((one) => one.id !== file) }) }
}

export type Writing = ReturnType<typeof useWriting>
