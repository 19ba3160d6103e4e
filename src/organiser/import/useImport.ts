import { useState } from 'react'
import { useAct } from '@/services/act'
import { back, links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { leaveFreely, useUnsaved } from '../parts/useUnsaved'
import { chooseFile, type Chosen } from '../parts/choose-file'
import { nameOf } from './name'
import { upload } from './upload'

export type Way = 'text' | 'file'
type Slot = 'file' | 'key'

const MB = 1024 * 1024
const MOST = 20 * MB
/** So that a page is not drawn anew for every packet. */
const STEP = 5

/** What is to be read, and from where; sent off it becomes a preview, to which the page gives way. */
export function useImport (bankId: string | undefined, ask: () => void) {
  const [way, setWay] = useState<Way>('text')
  const [text, setText] = useState('')
  const [keyText, setKeyText] = useState('')
  const [files, setFiles] = useState<Record<Slot, Chosen | null>>({ file: null, key: null })
  const [faults, setFaults] = useState<Partial<Record<Slot | 'text', string>>>({})
  const [percent, setPercent] = useState(0)
  const unsaved = text.trim() !== '' || keyText.trim() !== '' || files.file !== null
  useUnsaved(unsaved, ask)

  const fault = (at: Slot | 'text', words?: string) => setFaults((all) => ({ ...all, [at]: words }))
  const choose = (slot: Slot) => {
    chooseFile([], '，也可以改为粘贴文字').then((chosen) => {
      if (!chosen) return
      const large = chosen.size > MOST
      fault(slot, large ? `“${chosen.name}”有 ${(Math.ceil((chosen.size / MB) * 10) / 10).toFixed(1)} MB，最多 20 MB。请分成几份再传。` : undefined)
      if (!large) setFiles((all) => ({ ...all, [slot]: chosen }))
    }).catch((failure: unknown) => fault(slot, (failure as Error).message))
  }

  const read = useAct(async () => {
    setPercent(0)
    const { id } = way === 'text' ? await request('POST /imports/text', textOf(text, keyText, bankId), { timeout: 60_000 }) : await upload({ file: files.file as Chosen, key: files.key, bankId }, (part) => {
      setPercent(Math.floor((part * 100) / STEP) * STEP)
    })
    leaveFreely()
    replace(links.lookThrough(id))
  })
  const submit = () => {
    const missing = way === 'text' ? !text.trim() : !files.file
    fault(way, missing ? (way === 'text' ? '请先粘贴试题' : '请先选一个文件') : undefined)
    if (!missing) read.run()
  }
  const leave = () => { leaveFreely(); back() }
  const busyWords = way === 'file' && percent < 100 ? `正在上传 ${percent}%` : '正在认题…'
  return {
    way, setWay, text, setText: (value: string) => { fault('text'); setText(value) }, keyText, setKeyText, files, faults, unsaved, choose, leave,
    drop: (slot: Slot) => setFiles((all) => ({ ...all, [slot]: null })), submit, read, busyWords
  }
}

export type Importing = ReturnType<typeof useImport>

function textOf (text: string, keyText: string, bankId: string | undefined) {
  return { bankId: bankId ?? null, name: nameOf(text), text, key: keyText.trim() ? keyText : undefined }
}
