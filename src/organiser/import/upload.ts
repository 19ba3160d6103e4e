import Taro from '@tarojs/taro'
import type { ImportSummary } from '../../../contract/questions'
import { answered, signed } from '@/services/request'
import { offline } from '@/services/request-error'
import type { Chosen } from '../parts/choose-file'
import { multipart } from './multipart'

export interface Upload { file: Chosen, key: Chosen | null, bankId?: string }
/** Hears what part of the file has left, 0 to 1. */
type Progress = (part: number) => void

const URL = `${API_BASE}/imports/file`
/** Twenty megabytes over a slow line. */
const TIMEOUT = 300_000

export const upload = (what: Upload, progress: Progress): Promise<ImportSummary> =>
  signed((token) => (process.env.TARO_ENV === 'h5' ? byBrowser(what, token, progress) : byWechat(what, token, progress))) as Promise<ImportSummary>

const fieldsOf = ({ file, bankId }: Upload): [string, string][] => [['name', file.name], ...(bankId ? [['bankId', bankId] as [string, string]] : [])]
const bearer = (token: string | null): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})

/** fetch cannot tell how far it has come. */
function byBrowser (what: Upload, token: string | null, progress: Progress): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    for (const [name, value] of fieldsOf(what)) form.append(name, value)
    form.append('file', what.file.file)
    if (what.key) form.append('key', what.key.file)
    const call = new XMLHttpRequest()
    call.open('POST', URL)
    call.timeout = TIMEOUT
    for (const [name, value] of Object.entries(bearer(token))) call.setRequestHeader(name, value)
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    call.onload = () => {
      try { resolve(answered(call.status, call.responseText)) } catch (error) { reject(error as Error) }
    }
    call.onerror = call.ontimeout = () => reject(offline(call))
    call.send(form)
  })
}

async function byWechat (what: Upload, token: string | null, progress: Progress): Promise<unknown> {
  if (what.key) return bothByWechat(what, what.key, token)
  let reply
  try {
    const task = Taro.uploadFile({
      url: URL, filePath: String(what.file.file), name: 'file', header: bearer(token), timeout: TIMEOUT,
      formData: Object.fromEntries(fieldsOf(what))
    })
    task.progress(({ progress: percent }) => progress(percent / 100))
    reply = await task
  } catch (failure) {
    throw offline(failure)
  }
  return answered(reply.statusCode, reply.data)
}

async function bothByWechat (what: Upload, key: Chosen, token: string | null): Promise<unknown> {
  const [file, keyFile] = await Promise.all([what.file, key].map(bytesOf))
  const boundary = `xueshi-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`
  const data = multipart(fieldsOf(what), [
    { field: 'file', name: what.file.name, bytes: file as ArrayBuffer }, { field: 'key', name: key.name, bytes: keyFile as ArrayBuffer }
  ], boundary)
  let reply
  try {
    reply = await Taro.request<unknown>({
      url: URL, method: 'POST', data, dataType: 'text', timeout: TIMEOUT, header: { ...bearer(token), 'content-type': `multipart/form-data; boundary=${boundary}` }
    })
  } catch (failure) {
    throw offline(failure)
  }
  return answered(reply.statusCode, reply.data)
}

const bytesOf = ({ file }: Chosen) => new Promise<ArrayBuffer>((resolve, reject) => {
  Taro.getFileSystemManager().readFile({ filePath: String(file), success: ({ data }) => resolve(data as ArrayBuffer), fail: ({ errMsg }) => reject(new Error(errMsg)) })
})
