import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Nullable, OneOf } from './common'

/* Pictures, recordings and documents that people hand in. They come as multipart and go out by addresses that the server signs for whoever may see them. */

export const FileKind = OneOf('photo', 'audio', 'video', 'pdf')
export type FileKind = Static<typeof FileKind>

export const FileView = Type.Object({
  id: Id,
  kind: FileKind,
  /** Path that shows it for some hours, from /api on; a page gets a new one each time it asks for what the file belongs to. */
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

/** Routes that take or give files; they stand in no endpoint table. */
export const fileRoutes = {
  /** Multipart: `file`, and `purpose` (check-in, reflection, material). Answers FileView. */
  upload: 'POST /files',
  /** Query: until, sign, and perhaps size=thumb. Ranges are served. */
  download: 'GET /files/:id'
} as const
