import { AppError } from '../errors'
import type { Handlers } from '../http/call'

const later = () => Promise.reject(new AppError('not_found', '这一项还没有开放。'))

export const planHandlers: Handlers<keyof typeof import('../../contract/study').plansEndpoints> = {
  'GET /organiser/plans': () => Promise.resolve({ items: [], next: null }),
  'GET /organiser/plan-presets': later,
  'POST /organiser/plans/preview': later,
  'POST /organiser/plans': later,
  'GET /organiser/plans/:id': later,
  'PUT /organiser/plans/:id': later,
  'POST /organiser/plans/:id/publish': later,
  'POST /organiser/plans/:id/end': later,
  'DELETE /organiser/plans/:id': later,
  'PUT /organiser/plans/:id/members': later,
  'GET /organiser/plans/:id/codes': later,
  'GET /organiser/plans/:id/progress': later,
  'GET /organiser/plans/:id/people': later,
  'GET /organiser/check-ins': later,
  'POST /organiser/check-ins/decide': later
}
