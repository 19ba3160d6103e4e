import { Type, type Static } from '@sinclair/typebox'
import { Id, Nullable, Ok, Time } from './common'
import type { EndpointTable } from './endpoint'
import { FileView } from './files'

/** A photo of oneself, if one likes: staff at the door see whose ticket they scan. Nobody else sees it, and no machine compares it with anything. */
export const Portrait = Type.Object({ file: FileView, at: Time })
export type Portrait = Static<typeof Portrait>

const Mine = Type.Object({ portrait: Nullable(Portrait) })

export const portraitEndpoints = {
  'GET /me/portrait': { who: 'member', summary: '我的报到照片', response: Mine },
  'PUT /me/portrait': { who: 'member', summary: '设置或更换报到照片', body: Type.Object({ /** Uploaded as 'portrait'. */ fileId: Id }, { additionalProperties: false }), response: Mine },
  'DELETE /me/portrait': { who: 'member', summary: '删除报到照片', response: Ok }
} as const satisfies EndpointTable
