import { useEffect, useRef, useState } from 'react'
import { dropFile, keepFile, openFile } from '@/platform/files'
import { choosePhotos } from '@/platform/photos'
import { onReconnect } from '@/services/network'
import { asRequestError, RequestError } from '@/services/request-error'
import { uploadFile } from '@/services/upload'
import type { Drafting } from './useDraft'

export const MOST_PICTURES = 9

export interface Sending { key: string, failed: string }

/** Pictures: they lie in the phone until the server has them, and go out one after the other; what has arrived is the draft's. */
export function usePictures ({ kept, change, edit }: Drafting) {
  const [failed, setFailed] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState('')
  const [unsafe, setUnsafe] = useState(false)
  const going = useRef(new Set<string>())
  const have = kept?.pictures ?? []
  const sending: Sending[] = (kept?.unsent ?? []).map((key) => ({ key, failed: failed[key] ?? '' }))
  const room = MOST_PICTURES - have.length - sending.length
  const next = sending.find((one) => !one.failed)?.key

  useEffect(() => {
    const sendOne = async (key: string) => {
      going.current.add(key)
      try {
        const file = await openFile(key)
        if (file === null) throw new RequestError({ code: 'bad_request', message: '这张图片已经不在手机里，请去掉后重新选择。' }, 400)
        const view = await uploadFile(file, 'reflection')
        edit(({ draft, pictures, unsent = [] }) => (unsent.includes(key)
          ? { pictures: [...pictures, view], draft: { ...draft, files: [...draft.files, view.id] }, unsent: unsent.filter((one) => one !== key) }
          : {}))
        void dropFile(key)
      } catch (failure) {
        const { message } = asRequestError(failure)
        setFailed((before) => ({ ...before, [key]: message }))
      } finally {
        going.current.delete(key)
      }
    }
    if (next !== undefined && !going.current.has(next)) void sendOne(next)
  }, [next, edit])
  useEffect(() => onReconnect(() => setFailed({})), [])

  const add = async () => {
    setProblem('')
    try {
      const files = await Promise.all((await choosePhotos(room)).slice(0, room).map(keepFile))
      if (files.some(({ safe }) => !safe)) setUnsafe(true)
      edit(({ unsent = [] }) => ({ unsent: [...unsent, ...files.map(({ key }) => key)] }))
    } catch (failure) {
      setProblem((failure as Error).message)
    }
  }
  const without = (key: string) => {
    void dropFile(key)
    edit(({ unsent = [] }) => ({ unsent: unsent.filter((one) => one !== key) }))
  }
  return {
    have, sending, problem, unsafe, room, add, without,
    again: (key: string) => setFailed(({ [key]: _gone, ...rest }) => rest),
    remove: (id: string) => { const rest = have.filter((one) => one.id !== id); change({ files: rest.map((one) => one.id) }, { pictures: rest }) }
  }
}

export type Pictures = ReturnType<typeof usePictures>
