import type { FileKind, FilePurpose, FileView } from '../../../contract/files'
import { upload } from '../services/files'

const MB = 1024 * 1024
const MOST: Record<FileKind, number> = { photo: 20, audio: 20, video: 100, pdf: 30 }
export const ENDS: Record<FileKind, string> = { photo: 'image/jpeg,image/png,image/webp,image/gif', audio: '.mp3,.m4a,.aac,.wav', video: '.mp4', pdf: '.pdf' }
export const SAID: Record<FileKind, string> = { photo: 'JPG、PNG、WebP、GIF，最大 20 MB', audio: 'MP3、M4A、AAC、WAV，最大 20 MB', video: 'MP4，最大 100 MB', pdf: 'PDF，最大 30 MB' }

const NAMED: Record<FileKind, RegExp> = { photo: /\.(jpe?g|png|webp|gif)$/i, audio: /\.(mp3|m4a|aac|wav)$/i, video: /\.mp4$/i, pdf: /\.pdf$/i }

/** Null, or why there is no use in sending it; the server decides by what is in it. */
export function unfit(file: File, kind: FileKind): string | null {
  if (!NAMED[kind].test(file.name)) return `“${file.name}”在这里用不上。这里要传的是 ${SAID[kind]}。`
  return file.size > MOST[kind] * MB ? `“${file.name}”有 ${(file.size / MB).toFixed(1)} MB，最大 ${MOST[kind]} MB。请压缩后再传。` : null
}

export function sendFile(file: File, progress: (part: number) => void, purpose: FilePurpose = 'material'): Promise<FileView> {
  const form = new FormData()
  form.append('purpose', purpose)
  form.append('file', file)
  return upload<FileView>('/files', form, progress)
}
