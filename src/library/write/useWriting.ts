import { useRef, useState } from 'react'
import type { Contribution } from '../../../contract/materials'
import type { FileView } from '../../../contract/files'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { links, replace } from '@/services/nav'
import { owned } from '@/services/owned'
import { usePhotos } from '@/services/photos'
import { request } from '@/services/request'

export const MOST_PICTURES = 9

export interface Draft { title: string, markdown: string, pictures: FileView[] }

/** What was typed and not sent yet: it outlives a call, a lock screen, a lost network. */
const kept = owned<{ id: string, draft: Draft }>('contribution')

const nothing: Draft = { title: '', markdown: '', pictures: [] }

export function useWriting (id: string | undefined) {
  const saved = useData<Contribution | null>(() => (id ? request('GET /me/materials/:id', { id }) : Promise.resolve(null)), id ?? '', { once: true })
  const [typed, setTyped] = useState<Draft | null>(() => { const one = kept.read(); return one?.id === (id ?? '') ? one.draft : null })
  const draft: Draft = typed ?? (saved.data ? { title: saved.data.title, markdown: saved.data.markdown, pictures: saved.data.pictures } : nothing)
  // A photo arrives while somebody types on.
  const latest = useRef(draft)
  latest.current = draft

  const change = (part: Partial<Draft>) => {
    const next = { ...latest.current, ...part }
    latest.current = next
    setTyped(next)
    kept.write({ id: id ?? '', draft: next })
  }
  const photos = usePhotos('material', (file) => change({ pictures: [...latest.current.pictures, file] }))

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

  return { saved, draft, dirty: typed !== null, change, photos, save, submit, takeBack, drop, remove: (file: string) => change({ pictures: draft.pictures.filter((one) => one.id !== file) }) }
}
