import { MOST_BYTES, type FileKind, type FilePurpose } from '../../../contract/files'

const MB = 1024 * 1024

const names: Record<FileKind, string> = { photo: '照片', audio: '录音', video: '视频', pdf: 'PDF' }

/** Nothing is longer. */
export const LONGEST = MOST_BYTES.video

/** What nobody has handed in yet, and what came in a day in all. */
export const MOST_STAGED = 60
export const DAY_MS = 24 * 3600 * 1000
export const MOST_A_DAY = { member: 200 * MB, organiser: 2048 * MB }

export const tooLong = (kind: FileKind) => {
  const hint = kind === 'photo' ? '请先在手机上压缩，或者截图后再上传' : kind === 'audio' ? '请分成几段上传' : '请压缩后再上传'
  return `这个${names[kind]}超过 ${MOST_BYTES[kind] / MB} MB，没有保存。${hint}。`
}

export const WRONG_TYPE = '这种文件不能上传。可以上传照片（JPG、PNG、WebP、GIF）、录音（MP3、M4A、AAC、WAV），资料还可以用 PDF。'
export const HEIC = '这是 HEIC 格式的照片，这里还读不了。请在手机相册里另存成 JPG，或者截图后再上传。'

/** A sentence when it may not be handed in for that; null: it may. */
export function notFor(kind: FileKind, purpose: FilePurpose, organiser: boolean): string | null {
  if (kind === 'photo') return null
  if (purpose === 'menu' || purpose === 'portrait') return '这里只能放一张照片。'
  if (purpose === 'event') return '活动里只能放照片。'
  if (kind === 'audio') return purpose === 'reflection' ? '心得里只能放照片。' : null
  if (purpose !== 'material') return purpose === 'reflection' ? '心得里只能放照片。' : '打卡只能交照片或录音。'
  return kind === 'video' && !organiser ? '视频资料由组织者上传。' : null
}
