import { Type } from '@sinclair/typebox'
import { Id, OneOf } from './common'
import type { EndpointTable } from './endpoint'
import { MemberDetail } from './roster'

/* Who may do what: organisers of a unit and what lies below it, administrators; and sign-ins by password for those who are not in WeChat. */

const closed = { additionalProperties: false }
const member = Type.Object({ id: Id })
const Role = Type.Object({ role: OneOf('organiser', 'admin'), unitId: Id }, closed)

/** Kept in small letters: a name is the same however it is typed. */
export const AccountName = Type.String({ minLength: 2, maxLength: 40, pattern: '^[\\p{L}\\p{N}._@-]+$' })

export const appointEndpoints = {
  'POST /organiser/members/:id/account': {
    who: 'organiser', summary: '为成员开通账号密码登录：一次性密码只显示这一次，登录后先改密码', params: member,
    body: Type.Object({ account: AccountName }, closed), response: Type.Object({ account: Type.String(), password: Type.String() })
  },
  'POST /organiser/members/:id/roles': { who: 'organiser', summary: '任命组织者或管理员', params: member, body: Role, response: MemberDetail },
  'POST /organiser/members/:id/roles/withdraw': { who: 'organiser', summary: '免去组织者或管理员', params: member, body: Role, response: MemberDetail }
} as const satisfies EndpointTable
