import { useState } from 'react'
import type { FileView } from '../../../contract/files'
import { choosePhotos } from '@/platform/photos'
import { newKey } from '@/services/ids'
import { asRequestError } from '@/services/request-error'
import { uploadFile } from '@/services/upload'
import type { Drafting } from './useDraft'

export const MOST_PICTURES = 9

export interface Sending { key: string, file: Blob | string, failed: string }

/** Pictures on their way; what has arrived is the draft's. */
export function usePictures ({ kept, change }: Drafting) {
  const [sending, setSending] = useState<Sending[]>([])
  const [problem, setProblem] = useState('')
  const have = kept?.pictures ?? []
  const room = MOST_PICTURES - have.length - sending.length

  const without = (key: string) => setSending((before) => before.filter((one) => one.key !== key))

  /** One after the other: each is added to what the draft has by then. */
  async function send (files: Sending[], pictures: FileView[]) {
    for (const one of files) {
      setSending((before) => before.map((other) => (other.key === one.key ? { ...other, failed: '' } : other)))
      try {
        const view = await uploadFile(one.file, 'reflection')
        pictures = [...pictures, view]
        change({ files: pictures.map(({ id }) => id) }, pictures)
        without(one.key)
      } catch (failure) {
        const { message } = asRequestError(failure)
        setSending((before) => before.map((other) => (other.key === one.key ? { ...other, failed: message } : other)))
      }
    }
  }

  const add = async () => {
    setProblem('')
    try {
      const files = (await choosePhotos(room)).slice(0, room).map((file) => ({ key: newKey(), file, failed: '' }))
      setSending((before) => [...before, ...files])
      await send(files, have)
    } catch (failure) {
      setProblem((failure as Error).message)
    }
  }
  return {
    have, sending, problem, room, busy: sending.some(({ failed }) => !failed), add, without,
    again: (one: Sending) => send([one], have),
    remove: (id: string) => { const rest = have.filter((one) => one.id !== id); change({ files: rest.map((one) => one.id) }, rest) }
  }
}

export type Pictures = ReturnType<typeof usePictures>
