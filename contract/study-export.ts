import { Type } from '@sinclair/typebox'
import { Id } from './common'
import type { EndpointTable } from './endpoint'
import { Job } from './jobs'
import { Day } from './plan-config'
import { LastDays } from './study'

/** What leaves the system of a plan, as a table to be worked on in Excel. */
export const studyExportEndpoints = {
  'POST /organiser/plans/:id/export': {
    who: 'organiser', summary: '导出打卡情况：各单位进度、每个人（只含本人管理的单位）', params: Type.Object({ id: Id }),
    body: Type.Object({ unitId: Type.Optional(Id), from: Type.Optional(Day), to: Type.Optional(Day), last: Type.Optional(LastDays) }, { additionalProperties: false }), response: Job
  }
} as const satisfies EndpointTable
