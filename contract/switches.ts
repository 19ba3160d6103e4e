import { Type, type Static } from '@sinclair/typebox'
import type { EndpointTable } from './endpoint'

/** What a deployment switches off as a whole. Points and boards for studying are off until somebody switches them on: study is voluntary. */
export const Switches = Type.Object({
  studyPoints: Type.Boolean(),
  studyBoards: Type.Boolean(),
  /** Likes and comments under reflections. */
  social: Type.Boolean(),
  /** What WeChat's text check passes is shown at once; off: a person looks at everything first. */
  showWhenChecked: Type.Boolean()
}, { additionalProperties: false })
export type Switches = Static<typeof Switches>

export const switchesEndpoints = {
  'GET /switches': { who: 'member', summary: '本部署打开的功能', response: Switches },
  'PUT /switches': { who: 'admin', summary: '打开或关闭功能', body: Switches, response: Switches }
} as const satisfies EndpointTable
