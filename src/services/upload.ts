import Taro from '@tarojs/taro'
import type { FilePurpose, FileView } from '../../contract/files'
import { H5 } from '@/platform/target'
import { answered, signed } from './request'
import { offline } from './request-error'

const URL = `${API_BASE}/files`
/** A recording over a slow line. */
const TIMEOUT = 180_000

const bearer = (token: string | null): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})

/** Sends one file; it belongs to nothing until it is handed in. Throws RequestError only. */
export const uploadFile = (file: Blob | string, purpose: FilePurpose): Promise<FileView> =>
  signed((token) => (H5 ? byBrowser(file as Blob, purpose, token) : byWechat(String(file), purpose, token))) as Promise<FileView>

function byBrowser (file: Blob, purpose: FilePurpose, token: string | null): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('purpose', purpose)
    form.append('file', file, 'file')
    const call = new XMLHttpRequest()
    call.open('POST', URL)
    call.timeout = TIMEOUT
    for (const [name, value] of Object.entries(bearer(token))) call.setRequestHeader(name, value)
    call.onload = () => {
      try { resolve(answered(call.status, call.responseText)) } catch (error) { reject(error as Error) }
    }
    call.onerror = call.ontimeout = () => reject(offline(call))
    call.send(form)
  })
}

async function byWechat (filePath: string, purpose: FilePurpose, token: string | null): Promise<unknown> {
  let reply
  try {
    reply = await Taro.uploadFile({ url: URL, filePath, name: 'file', header: bearer(token), timeout: TIMEOUT, formData: { purpose } })
  } catch (failure) {
    throw offline(failure)
  }
  return answered(reply.statusCode, reply.data)
}
