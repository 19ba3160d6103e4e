import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'

/** Asks before what is typed would be lost by leaving; another view of the same page is no leaving. */
export function useUnsaved(dirty: boolean) {
  const { modal } = App.useApp()
  const free = useRef(false)
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && !free.current && currentLocation.pathname !== nextLocation.pathname)
  const asking = useRef(false)
  useEffect(() => {
    if (blocker.state !== 'blocked' || asking.current) return
    asking.current = true
    modal.confirm({
      title: '离开这里？', content: '改动还没有保存，离开就没有了。', okText: '离开，不保存', cancelText: '接着填写',
      onOk: () => blocker.proceed(), onCancel: () => blocker.reset(), afterClose: () => { asking.current = false }
    })
  }, [blocker, modal])
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [dirty])
  return {
    /** It is saved: going on is no loss. */
    release: () => { free.current = true }
  }
}
