import { bearer, requestFile, signed } from './request'
import { answered, offline } from './request-error'

/** Sends a form with a file; `progress` hears what part has left (fetch cannot tell). */
export const upload = <T>(path: string, form: FormData, progress: (part: number) => void): Promise<T> =>
  signed((token) => new Promise<T>((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', `/api${path}`)
    for (const [name, value] of Object.entries(bearer(token) ?? {})) call.setRequestHeader(name, value)
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    call.onload = () => {
      try { resolve(answered(call.status, call.responseText) as T) } catch (error) { reject(error as Error) }
    }
    call.onerror = call.ontimeout = () => reject(offline())
    call.send(form)
  }))

/** Fetches a file with the token (a plain link has none) and hands it to the browser to save. */
export async function download(path: string, name: string): Promise<void> {
  const response = await requestFile(path)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
