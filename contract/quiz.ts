import { Type } from '@sinclair/typebox'
import { Count, Id, Nullable, PageQuery, page } from './common'
import type { EndpointTable } from './endpoint'
import { AnswerValue } from './question'
import { LocalId } from './round-config'
import { AttemptResult, AttemptSummary, AttemptView, ReviewItem, SaveBody, Saved, Submitted } from './quiz/attempt'
import { RoundCard, RoundDetail, RoundState, SignUpView } from './quiz/round'

export * from './quiz/round'
export * from './quiz/attempt'

const attempt = Type.Object({ id: Id })

export const quizEndpoints = {
  'GET /rounds': {
    who: 'member', summary: '我能参加的竞赛',
    query: Type.Object({ state: Type.Optional(RoundState), ...PageQuery }),
    response: page(RoundCard)
  },
  'GET /rounds/:id': {
    who: 'member', summary: '竞赛详情：规则、时间、剩余次数、本单位参与',
    params: Type.Object({ id: Id }),
    response: RoundDetail
  },
  'POST /rounds/:id/attempts': {
    who: 'member', summary: '开始答题；有未交的答卷则回到那一份',
    params: Type.Object({ id: Id }),
    body: Type.Object({
      /** Absent: the one that concerns me most now. */
      phase: Type.Optional(LocalId),
      /** Of the papers to choose between; absent: the phase's own. */
      paper: Type.Optional(LocalId)
    }, { additionalProperties: false }),
    response: AttemptView
  },
  'GET /attempts/:id': { who: 'member', summary: '回到我的答卷', params: attempt, response: AttemptView },
  'PUT /attempts/:id/answers': {
    who: 'member', summary: '保存答案（逐题、可重发）', params: attempt, body: SaveBody, response: Saved
  },
  'POST /attempts/:id/confirm': {
    who: 'member', summary: '确认一题：逐题限时进入下一题，逐题公布时给出对错',
    params: attempt,
    body: Type.Object({
      pos: Type.Integer({ minimum: 1, maximum: 500 }), value: AnswerValue, device: Type.String({ minLength: 4, maxLength: 40 })
    }, { additionalProperties: false }),
    response: AttemptView
  },
  'POST /attempts/:id/submit': {
    who: 'member', summary: '交卷（重发得到同一结果）',
    params: attempt, body: SaveBody, response: Submitted
  },
  'POST /attempts/:id/leave': {
    who: 'member', summary: '答题中离开过一次（切到别处又回来）', params: attempt,
    response: Type.Object({ left: Count, limit: Nullable(Count), ended: Type.Boolean() })
  },
  'PUT /rounds/:id/sign-up': {
    who: 'member', summary: '报名；再报一次就是修改',
    params: Type.Object({ id: Id }),
    body: Type.Object({
      group: Type.Optional(LocalId), fields: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 200 }))
    }, { additionalProperties: false }),
    response: SignUpView
  },
  'DELETE /rounds/:id/sign-up': { who: 'member', summary: '取消报名（开赛前）', params: Type.Object({ id: Id }), response: SignUpView },
  'GET /attempts/:id/result': { who: 'member', summary: '成绩', params: attempt, response: AttemptResult },
  'GET /attempts/:id/review': {
    who: 'member', summary: '答案与解析（按竞赛规定的时间公布）',
    params: attempt,
    response: Type.Object({ roundTitle: Type.String(), items: Type.Array(ReviewItem) })
  },
  'GET /me/attempts': {
    who: 'member', summary: '我的成绩', query: Type.Object(PageQuery), response: page(AttemptSummary)
  }
} as const satisfies EndpointTable
