import { AppError } from '../errors'
import type { Handlers } from '../http/call'

const later = () => Promise.reject(new AppError('not_found', '这一项还没有开放。'))

export const studyHandlers: Handlers<keyof typeof import('../../contract/study').studyEndpoints> = {
  'GET /study': ({ now }) => Promise.resolve({ now, today: 20260101, plans: [], tasks: [], on: { points: false, boards: false, social: true } }),
  'GET /plans/:id': later,
  'GET /plans/:id/calendar': later,
  'GET /plans/:id/days/:day': later,
  'POST /plans/:id/check-ins': later,
  'POST /plans/:id/make-ups': later,
  'POST /plans/:id/leaves': later,
  'DELETE /plans/:id/leaves/:day': later,
  'DELETE /check-ins/:id': later,
  'GET /check-ins': later,
  'GET /plans/:id/feed': later,
  'GET /plans/:id/board': later,
  'GET /points': later
}
