import { BUILT_IN_TAGS } from '../../project/tags'
import { accountApis } from './account'
import type { WxContext, WxPart } from './context'
import { deviceApis } from './device'
import { drawingApis } from './drawing'
import { feedbackApis } from './feedback'
import { intersectionApis, type Intersections } from './intersection'
import { listenerApis } from './listeners'
import { pageApis } from './page'
import { queryApis } from './query'
import { recordedApis } from './recorded'
import { requestApis } from './request'
import { soundApis } from './sound'
import { storageApis } from './storage'
import { transferApis } from './transfer'
import { missingApis } from './unknown'

/** The wx object. */
export function createWx(context: WxContext, intersections: Intersections): WxPart {
  const wx: WxPart = {
    ...storageApis(context),
    ...requestApis(context),
    ...transferApis(context),
    ...feedbackApis(context),
    ...deviceApis(context),
    ...accountApis(context),
    ...pageApis(context),
    ...recordedApis(context),
    ...listenerApis(context),
    ...queryApis(context),
    ...drawingApis(context),
    ...intersectionApis(context, intersections),
    ...soundApis(context),
  }
  const implemented = new Set(Object.keys(wx))
  wx.canIUse = (schema: string) => {
    const name = schema.split('.')[0]!
    return implemented.has(name) || BUILT_IN_TAGS.has(name)
  }
  return Object.assign(wx, missingApis(context, wx))
}
