import { useRef, useState } from 'react'
import type { FilePurpose, FileView } from '../../contract/files'
import { choosePhotos } from '@/platform/photos'
import { useAct, type Act } from './act'
import { uploadFile } from './upload'

export interface Photos {
  /** Lets somebody choose so many of them and sends them. */
  add: Act<[room: number]>
  /** What could not be chosen, and why. */
  problem: string
}

/**
 * Photos chosen and sent one after the other: each is told of as it arrives, so that one that fails takes none of the others with it.
 * What `took` still has to do about one is waited for, and said where it fails.
 */
export function usePhotos (purpose: FilePurpose, took: (file: FileView) => void | Promise<void>): Photos {
  const [problem, setProblem] = useState('')
  // Whoever types on meanwhile has changed what a photo is added to.
  const latest = useRef(took)
  latest.current = took
  const add = useAct(async (room: number) => {
    setProblem('')
    let files: (Blob | string)[] = []
    try { files = await choosePhotos(room, (why) => setProblem((before) => before + why)) } catch (failure) { setProblem((failure as Error).message) }
    for (const file of files.slice(0, room)) await latest.current(await uploadFile(file, purpose))
  })
  return { add, problem }
}
