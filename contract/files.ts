import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf } from './common'

/* Pictures, recordings and documents that people hand in. They come as multipart and go out by addresses that the server signs for whoever may see them. */

export const FileKind = OneOf('photo', 'audio', 'video', 'pdf')
export type FileKind = Static<typeof FileKind>

/** The longest that a file may be. */
export const MOST_BYTES = { photo: 20_971_520, audio: 20_971_520, video: 104_857_600, pdf: 31_457_280 } as const satisfies Record<FileKind, number>

export const FileView = Type.Object({
  id: Id,
  kind: FileKind,
  /** What follows the API's own address (/files/…), good for some hours; a page gets a new one each time it asks for what the file belongs to. */
  url: Type.String(),
  /** Of a photo: at most 320 px wide. */
  thumb: Nullable(Type.String()),
  bytes: Count,
  /** Of a photo, in pixels. */
  width: Nullable(Count), height: Nullable(Count),
  /** Of a recording, as far as it is known. */
  seconds: Nullable(Count)
})
export type FileView = Static<typeof FileView>

export const FilePurpose = OneOf('check-in', 'reflection', 'material', 'menu', 'event', 'portrait')
export type FilePurpose = Static<typeof FilePurpose>

/** What is no JSON and so stands in no table. */
export const storedFileRoutes = {
  /** Multipart: `file`, `purpose`. Answers FileView; what is not handed in within a day is gone. */
  'POST /files': 'member',
  /** Query: until, sign, perhaps size=thumb, as the server made the address. Ranges are served. */
  'GET /files/:id': 'anyone'
} as const
