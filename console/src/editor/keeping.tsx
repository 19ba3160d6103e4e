import { EditOutlined } from '@ant-design/icons'
import { useEffect } from 'react'
import { useUnsaved } from '../shell/useUnsaved'
import { changesBetween } from './changes'
import type { Desk } from './desk'

/** Asks before what is not saved would be left behind; it stays in this browser all the same. */
export function Guard<C>({ desk }: { desk: Desk<C> }) {
  const dirty = desk.store.use(({ saved, history }) => changesBetween(saved, history.now).length > 0)
  useUnsaved(dirty)
  return null
}

/** How many fields are other than when the page was opened, said in the mock's words. */
export function Changed<C>({ desk, base }: { desk: Desk<C>; base: C }) {
  const n = desk.store.use(({ history }) => changesBetween(base, history.now).length)
  return n ? <p className='tag tag-care rule-count num'><EditOutlined aria-hidden />改了 {n} 处</p> : null
}

/** Ctrl+Z takes back whole edits, wherever the cursor is; Ctrl+S saves where nothing more has to be said. */
export function useKeys<C>(desk: Desk<C>, mayPut: boolean) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open')) return
      const key = event.key.toLowerCase()
      const act = key === 's' ? () => void desk.save() : key === 'y' || (key === 'z' && event.shiftKey) ? desk.redo : key === 'z' ? desk.undo : null
      if (!act || (key === 's' && !mayPut)) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [desk, mayPut])
}
