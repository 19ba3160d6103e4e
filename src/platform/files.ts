import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { newKey } from '@/services/ids'
import { H5 } from './target'

/**
 * Photos and recordings that lie in the phone until they are sent. WeChat keeps a copy of the file, browsers have a database of their own;
 * where that is refused (a private window) they live as long as the page.
 */
const inMemory = new Map<string, Blob>()
const STORE = 'files'

/** `safe`: they outlive the app. */
export async function keepFile (file: Blob | string): Promise<{ key: string, safe: boolean }> {
  if (typeof file === 'string') return keepInWechat(file)
  const key = newKey()
  inMemory.set(key, file)
  return { key, safe: await put(key, file) }
}

/** What is sent: in WeChat the path. Null: it is not there any more. */
export async function openFile (key: string): Promise<Blob | string | null> {
  if (!H5) return await existsInWechat(key) ? key : null
  return inMemory.get(key) ?? await get(key)
}

/** An address that shows or plays it. */
async function addressOf (key: string): Promise<string> {
  if (!H5) return key
  const blob = await openFile(key)
  return blob instanceof Blob ? URL.createObjectURL(blob) : ''
}

/** Where a kept file can be shown from; empty while that is found out, and where it is gone. */
export function useAddress (key: string): string {
  const [src, setSrc] = useState('')
  useEffect(() => {
    let gone = false
    let made = ''
    void addressOf(key).then((address) => {
      made = address
      if (!gone) setSrc(address)
    })
    return () => {
      gone = true
      if (H5 && made) URL.revokeObjectURL(made)
    }
  }, [key])
  return src
}

export async function dropFile (key: string): Promise<void> {
  if (!H5) return new Promise((done) => Taro.getFileSystemManager().removeSavedFile({ filePath: key, complete: () => done() }))
  inMemory.delete(key)
  await inStore('readwrite', (store) => store.delete(key))
}

function keepInWechat (path: string): Promise<{ key: string, safe: boolean }> {
  return new Promise((done) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: (kept) => done({ key: 'savedFilePath' in kept ? String(kept.savedFilePath) : path, safe: true }),
      // Its room is full: the copy that WeChat made lasts until the app is closed.
      fail: () => done({ key: path, safe: false })
    })
  })
}

const existsInWechat = (path: string) => new Promise<boolean>((done) => {
  Taro.getFileSystemManager().access({ path, success: () => done(true), fail: () => done(false) })
})

const put = async (key: string, file: Blob) => (await inStore('readwrite', (store) => store.put(file, key))) !== undefined
const get = async (key: string) => ((await inStore('readonly', (store) => store.get(key))) as Blob | undefined) ?? null

/** Undefined: there is no such database here, or it refused. */
function inStore (mode: 'readonly' | 'readwrite', act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((done) => {
    try {
      const opening = window.indexedDB.open('xueshi', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
      opening.onerror = opening.onblocked = () => done(undefined)
      opening.onsuccess = () => {
        const db = opening.result
        const asked = act(db.transaction(STORE, mode).objectStore(STORE))
        asked.onsuccess = () => { done(asked.result ?? null); db.close() }
        asked.onerror = () => { done(undefined); db.close() }
      }
    } catch { done(undefined) }
  })
}
