import { Button } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import type { ImportItem, ReadBody } from '../../../contract/questions'
import { Editor } from '../question/Editor'
import { bodyOf, draftOf, faultsOf, type Draft } from '../question/draft'
import type { RequestError } from '../services/request-error'
import { Problem } from '../shell/Problem'

interface Props {
  item: ImportItem
  /** What was typed before, and is kept while the row is out of sight. */
  typed: Draft | null
  type: (no: number, draft: Draft | null) => void
  busy: boolean
  error: RequestError | null
  save: (body: ReadBody) => void
  cancel: () => void
}

/** A question mended by hand, in its row. */
export function ItemEdit({ item, typed, type, busy, error, save, cancel }: Props) {
  const start = useMemo(() => draftOf(item.body), [item.body])
  const draft = typed ?? start
  // What the file has wrong is said at once.
  const faults = faultsOf(draft)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { form.current?.querySelector<HTMLElement>('textarea')?.focus() }, [])
  return (
    <form
      ref={form} className='item-edit' aria-label={`修改第 ${item.label || item.no} 题`} noValidate
      onSubmit={(event) => { event.preventDefault(); if (!Object.keys(faults).length) save(bodyOf(draft)) }} onKeyDown={(event) => { if (event.key === 'Escape') cancel() }}
    >
      <Editor draft={draft} faults={faults} change={(part) => type(item.no, { ...draft, ...part })} brief />
      <Problem error={error} />
      <div className='row gap'>
        <Button type='primary' htmlType='submit' loading={busy} disabled={Object.keys(faults).length > 0}>改好了</Button>
        <Button onClick={cancel}>取消</Button>
      </div>
    </form>
  )
}
