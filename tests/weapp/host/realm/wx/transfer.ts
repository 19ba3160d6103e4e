import type { PickedFile } from '../../options'
import { thenable, WxError } from './call'
import type { WxContext, WxPart } from './context'
import { copyBytes, DEFAULT_TIMEOUT, lowerCased } from './request'

interface UploadOptions {
  url: string
  filePath: string
  name: string
  header?: Record<string, unknown>
  formData?: Record<string, unknown>
  timeout?: number
}

interface DownloadOptions {
  url: string
  header?: Record<string, unknown>
  filePath?: string
  timeout?: number
}

interface ReadOptions {
  filePath: string
}

interface SaveOptions {
  tempFilePath: string
}

interface PathOptions {
  path: string
}

interface ChooseOptions {
  count?: number
  type?: string
  extension?: string[]
  mediaType?: string[]
}

/** Choosing, reading, sending and fetching files. */
export function transferApis(context: WxContext): WxPart {
  const { bridge, call, files, privacy } = context
  const { onChooseMessageFile, onChooseMedia } = bridge.options

  const chosen = (picked: PickedFile[] | undefined) => {
    if (!picked) throw new WxError('cancel')
    return picked.map((file) => ({ path: files.add(file), name: file.name, size: sizeOf(bridge.byteLength, file.content) }))
  }
  return {
    uploadFile: (options: UploadOptions) => task(call('uploadFile', options, () => upload(context, options))),
    downloadFile: (options: DownloadOptions) => task(call('downloadFile', options, () => download(context, options))),
    getFileSystemManager: () => ({
      readFile: (options: ReadOptions) =>
        void call('readFile', { fail: () => {}, ...options }, ({ filePath }) => {
          const { content } = files.get(filePath)
          return { data: copyBytes(typeof content === 'string' ? bridge.toBytes(content) : (content.slice().buffer as ArrayBuffer)) }
        }),
      saveFile: (options: SaveOptions) => void call('saveFile', { fail: () => {}, ...options }, ({ tempFilePath }) => ({ savedFilePath: files.save(tempFilePath) })),
      access: (options: PathOptions) => void call('access', { fail: () => {}, ...options }, ({ path }) => { files.get(path) }),
      removeSavedFile: (options: ReadOptions) => void call('removeSavedFile', { fail: () => {}, ...options }, ({ filePath }) => files.remove(filePath)),
    }),
    chooseMessageFile: (options: ChooseOptions) =>
      call('chooseMessageFile', options, async (o) => {
        await privacy.require('chooseMessageFile')
        const picked = chosen(onChooseMessageFile?.({ count: o.count, type: o.type, extension: o.extension }))
        return { tempFiles: picked.map((file) => ({ ...file, type: 'file', time: 0 })) }
      }),
    chooseMedia: (options: ChooseOptions) =>
      call('chooseMedia', options, async (o) => {
        await privacy.require('chooseMedia')
        const picked = chosen(onChooseMedia?.({ count: o.count, mediaType: o.mediaType }))
        return { type: 'image', tempFiles: picked.map(({ path, size }) => ({ tempFilePath: path, size, fileType: 'image' })) }
      }),
  }
}

async function upload({ bridge, network, files }: WxContext, options: UploadOptions): Promise<object> {
  const file = files.get(options.filePath)
  const fields = Object.fromEntries(Object.entries(options.formData ?? {}).map(([name, value]) => [name, String(value)]))
  const header = lowerCased(options.header)
  delete header['content-type'] // The multipart boundary is the transport's to choose.
  const record = { url: options.url, method: 'POST', header, data: { ...fields, [options.name]: file.name } }
  bridge.log.requests.push(record)
  const request = { url: options.url, method: 'POST', header, binary: false, timeout: options.timeout ?? DEFAULT_TIMEOUT }
  const sent = network.send({ ...request, upload: { field: options.name, fileName: file.name, content: file.content, fields } })
  const answer = await sent.answer
  Object.assign(record, { status: answer.status })
  return { data: answer.body, statusCode: answer.status, header: answer.header, cookies: answer.cookies }
}

async function download({ bridge, network, files }: WxContext, options: DownloadOptions): Promise<object> {
  const header = lowerCased(options.header)
  const record = { url: options.url, method: 'GET', header }
  bridge.log.requests.push(record)
  const sent = network.send({ url: options.url, method: 'GET', header, binary: true, timeout: options.timeout ?? DEFAULT_TIMEOUT })
  const answer = await sent.answer
  Object.assign(record, { status: answer.status })
  const name = options.url.replace(/[?#].*/, '').split('/').pop() || 'download'
  const path = files.add({ name, content: new Uint8Array(copyBytes(answer.body)) })
  return { tempFilePath: path, filePath: options.filePath, statusCode: answer.status, header: answer.header }
}

function task(promise: Promise<object> | undefined): object {
  return {
    abort() {},
    onProgressUpdate() {},
    offProgressUpdate() {},
    onHeadersReceived() {},
    offHeadersReceived() {},
    ...thenable(promise),
  }
}

function sizeOf(byteLength: (text: string) => number, content: string | Uint8Array): number {
  return typeof content === 'string' ? byteLength(content) : content.byteLength
}
