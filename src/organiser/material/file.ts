import type { FileKind, MOST_BYTES } from '../../../contract/files'
import { chooseFile, chooseVideo, type Chosen } from '../parts/choose-file'

export type Filed = Exclude<FileKind, 'photo'>

const MB = 1024 * 1024
/** As the contract has it: the compiler sees to that. */
const most: Pick<typeof MOST_BYTES, Filed> = { audio: 20_971_520, video: 104_857_600, pdf: 31_457_280 }
const endings: Record<Filed, readonly string[]> = { audio: ['mp3', 'm4a', 'aac', 'wav'], video: ['mp4'], pdf: ['pdf'] }
export const takes: Record<Filed, string> = { audio: 'MP3、M4A、AAC、WAV，最大 20 MB', video: 'MP4，最大 100 MB', pdf: 'PDF，最大 30 MB' }

export const sizeWords = (bytes: number): string => (bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MB).toFixed(1)} MB`)

/** Null: nobody chose any. @throws Error with a sentence for the person, also where there is no use in sending it; the server decides by what is in it */
export async function chosenFor (kind: Filed): Promise<Chosen | null> {
  const chosen = await (kind === 'video' ? chooseVideo() : chooseFile(endings[kind]))
  if (!chosen) return null
  const { name, size } = chosen
  const said = name ? `“${name}”` : '选的文件'
  if (name && !endings[kind].some((ending) => name.toLowerCase().endsWith(`.${ending}`))) throw new Error(`${said}在这里用不上。这里要的是 ${takes[kind]}。`)
  if (size > most[kind]) throw new Error(`${said}有 ${sizeWords(size)}，最大 ${most[kind] / MB} MB。请压缩后再选。`)
  return chosen
}
