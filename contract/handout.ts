import { Type, type Static } from '@sinclair/typebox'
import { Count, Id, Text } from './common'
import type { EndpointTable } from './endpoint'

/* What an organiser hands out on paper: shown once, and nowhere kept in plain. */

export const Code = Type.Object({ memberId: Id, name: Type.String(), unit: Type.String(), code: Type.String() })
export type Code = Static<typeof Code>

export const handoutEndpoints = {
  'POST /organiser/activation-codes': {
    who: 'organiser', summary: '为还没绑定的成员重新生成激活码：只显示这一次，旧码作废',
    body: Type.Object({
      /** Everybody of the unit who is not bound, or those named. */
      unitId: Type.Optional(Id), below: Type.Optional(Type.Boolean()), memberIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500 }))
    }, { additionalProperties: false }),
    response: Type.Object({
      codes: Type.Array(Code),
      /** Bound already, or above whoever asks: no code was made. */
      without: Count,
      /** The same as a workbook, in base 64: it cannot be fetched later. */
      file: Text(50_000_000)
    })
  },
  'POST /organiser/members/:id/password': {
    who: 'organiser', summary: '重置密码：一次性密码只显示这一次，登录后先改密码', params: Type.Object({ id: Id }),
    response: Type.Object({ account: Type.String(), password: Type.String() })
  }
} as const satisfies EndpointTable
