import { cleanup, configure } from '@testing-library/react'
import { forget, serve, setParams } from '../mocks/taro'
import type { Me } from '../../contract/account'
import { resetClock } from '@/services/clock'
import { useSession } from '@/store/session'
import { listen, type Heard, type Reply } from './server'

// Several suites share two cores: what takes long is not wrong.
configure({ asyncUtilTimeout: 5000 })

export const unit = { id: 'u-a1', name: '科研管理处党支部' }

export const me = (over: Partial<Me> = {}): Me => ({
  accountId: 'acc', binding: { state: 'bound', memberId: 'm1', name: '周文清', unit, unitPath: [{ id: 'u-top', name: '省社科联' }, unit] },
  roles: [], consent: { required: '1', given: '1' }, association: '省社科联', zone: 'Asia/Shanghai', demo: false, ...over
})

export const organiser = me({ roles: [{ role: 'organiser', unit: { id: 'u-top', name: '省社科联' } }] })

export type Answers = Record<string, (heard: Heard) => unknown>

/** What a route answers instead of 200. */
export class Refusal {
  constructor (readonly status: number, readonly body: object) {}
}

/** Somebody who is signed in, with a server that knows these routes ('GET /home'); the last named wins. */
export async function signedIn (answers: Answers, { as = me(), params = {} }: { as?: Me, params?: Record<string, string> } = {}) {
  forget()
  resetClock()
  useSession.getState().reset()
  useSession.getState().adopt({ accessToken: 'a', accessExpiresAt: Date.now() + 900_000, refreshToken: 'r', me: as })
  setParams(params)
  const server = await listen(async (heard): Promise<Reply> => {
    const name = `${heard.method} ${heard.path.replace('/api', '')}`
    const answer = answers[name]
    if (!answer) return { status: 404, body: { code: 'not_found', message: `没有 ${name}` } }
    const body = await answer(heard)
    return body instanceof Refusal ? { status: body.status, body: body.body } : { body, header: { 'x-now': String(Date.now()) } }
  })
  serve(server.origin)
  // The page goes first: answers that are still on their way find nobody.
  const close = () => { cleanup(); return server.close() }
  return { ...server, close, heardAt: (name: string) => server.heard.filter((heard) => `${heard.method} ${heard.path.replace('/api', '')}` === name) }
}
