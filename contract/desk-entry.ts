import { Type } from '@sinclair/typebox'
import { Session } from './account'
import { OneOf, Ok, Text, Time } from './common'
import type { EndpointTable } from './endpoint'

/** Signing a desktop in with a phone that is signed in: the desktop shows a code, the phone says yes. */
export const deskEntryEndpoints = {
  'POST /auth/desk': {
    who: 'anyone', summary: '扫码登录：给电脑一个二维码和它自己的口令',
    response: Type.Object({
      /** Stays on the desktop: whoever has it is signed in once the phone agrees. */
      secret: Type.String(),
      /** Is shown as a picture, for the phone to read. */
      code: Type.String(),
      /** Stands on both screens, so that one sees which desktop it is. */
      number: Type.String(), expiresAt: Time
    })
  },
  'POST /auth/desk/enter': {
    who: 'anyone', summary: '扫码登录：电脑问手机同意了没有，同意了就登录（只成一次）',
    body: Type.Object({ secret: Text(100) }, { additionalProperties: false }),
    response: Type.Union([Type.Object({ state: OneOf('waiting', 'refused', 'expired') }), Type.Object({ state: Type.Literal('in'), session: Session })])
  },
  'GET /organiser/desk-entry': {
    who: 'organiser', summary: '手机扫到的码：核对数字', query: Type.Object({ code: Text(200) }),
    response: Type.Object({ number: Type.String(), expiresAt: Time })
  },
  'POST /organiser/desk-entry': {
    who: 'organiser', summary: '手机同意或不同意电脑登录',
    body: Type.Object({ code: Text(200), allow: Type.Boolean() }, { additionalProperties: false }),
    response: Ok
  }
} as const satisfies EndpointTable
