import type { AttemptResult, AttemptView, Feedback, SavedAnswer } from '../../contract/quiz'
import type { AnswerValue, QuestionView, RevealedKey } from '../../contract/question'
import { Refusal, unit, type Answers } from '../client/signed-in'

export const question = (pos: number, over: Partial<QuestionView> = {}): QuestionView =>
  ({ pos, type: 'single', stem: `第 ${pos} 题的题目`, options: ['甲', '乙', '丙', '丁'], blanks: 0, points: 4, ...over })

export const key: RevealedKey = { right: [1], texts: [['论联合政府']], analysis: '为什么是这样。', source: '《中国共产党简史》' }

export const result = (over: Partial<AttemptResult> = {}): AttemptResult => ({
  attemptId: 'att', roundId: 'r1', roundTitle: '党史知识竞赛第三轮', practice: false, no: 2, finish: 'submitted', phase: { id: 'main', name: '' }, proxy: null, voided: null, passed: null, result: null, score: 88, fullScore: 100, correct: 18, total: 20,
  timeMs: 1_046_000, finishedAt: Date.now(), standing: { before: 84, after: 88, kind: 'best' }, rank: { rank: 27, of: 251 },
  byType: [{ type: 'single', correct: 9, total: 10, score: 36, full: 40 }, { type: 'multiple', correct: 4, total: 5, score: 32, full: 40 }],
  unit: { unit, counted: true, meanBefore: 89.9, meanAfter: 90.1, participants: 23, roster: 25, rank: 4, ahead: { rank: 3, gap: 3.8, label: '综合分' } },
  honours: false, notes: [], review: { when: 'now' }, again: { can: true, papers: 0, leftTotal: 4, leftToday: 1, whyNot: '' }, ...over
})

interface Save { seq: number, device: string, answers: SavedAnswer[], flags?: number[], doubled?: number[] }

/** One attempt as the server keeps it (server/quiz/change-write.ts), for pages to be tested against. */
export class AttemptServer {
  readonly answers = new Map<number, AnswerValue>()
  flags: number[] = []
  doubled: number[] = []
  leaves: number
  /** The place at which one wrong answer too many is confirmed. */
  endsAt = 0
  seq = 0
  device = ''
  finished = false
  locked: number[] = []
  current: AttemptView['current'] = null
  /** Refuses saves as an overloaded server would. */
  busy = false

  constructor (readonly given: Partial<AttemptView> = {}) {
    this.current = given.current ?? null
    this.doubled = given.double?.places ?? []
    this.leaves = given.leaving?.left ?? 0
  }

  view = (): AttemptView => {
    const questions = this.given.questions ?? [1, 2, 3].map((pos) => question(pos))
    return {
      id: 'att', roundId: 'r1', roundTitle: '党史知识竞赛第三轮', practice: false, no: 1, mode: 'free', multiple: 'all', reveal: 'paper',
      phase: { id: 'main', name: '' }, paperName: '', proxyFor: null, double: null, wrongLeft: null, leaving: null, leastSeconds: null, endless: false,
      startedAt: Date.now(), deadlineAt: Date.now() + 1_800_000, now: Date.now(), total: questions.length, types: questions.map(({ type }) => type), questions,
      ...this.given, ...this.counted(), state: this.finished ? 'finished' : 'open', answers: this.list(), flags: this.flags, locked: this.locked,
      feedback: this.given.reveal === 'each' ? this.locked.map((pos) => this.feedback(pos)) : [], current: this.current, seq: this.seq
    }
  }

  private readonly counted = (): Partial<AttemptView> => ({
    ...(this.given.double && { double: { ...this.given.double, places: this.doubled } }),
    ...(this.given.leaving && { leaving: { ...this.given.leaving, left: this.leaves } })
  })

  leave (): unknown {
    const { limit = null } = this.given.leaving ?? {}
    this.leaves++
    this.finished ||= limit !== null && this.leaves > limit
    return { left: this.leaves, limit, ended: this.finished }
  }

  private readonly feedback = (pos: number): Feedback => {
    const correct = (this.answers.get(pos) ?? [])[0] === 1
    return { pos, correct, points: correct ? 4 : 0, key }
  }

  list = (): SavedAnswer[] => [...this.answers].sort(([a], [b]) => a - b).map(([pos, value]) => ({ pos, value }))

  save ({ seq, device, answers, flags, doubled }: Save): unknown {
    if (this.busy) return new Refusal(503, { code: 'busy', message: '现在人多，请稍候。' })
    if (this.finished) return new Refusal(409, { code: 'attempt_finished', message: '这份答卷已经交上，不能再改。' })
    if (seq <= this.seq && !(seq === this.seq && device === this.device)) return new Refusal(409, { code: 'answers_newer_elsewhere', message: '', details: { seq: this.seq } })
    if (seq > this.seq) this.put(answers, flags, doubled)
    this.seq = seq
    this.device = device
    return { seq, answered: this.answers.size, deadlineAt: this.view().deadlineAt, now: Date.now() }
  }

  put (answers: SavedAnswer[], flags?: number[], doubled?: number[]): void {
    for (const { pos, value } of answers) if (value === null) this.answers.delete(pos); else this.answers.set(pos, value)
    if (flags) this.flags = flags
    if (doubled) this.doubled = doubled
  }

  confirm (pos: number, value: AnswerValue): AttemptView {
    if (!this.locked.includes(pos)) {
      this.put([{ pos, value }])
      this.locked.push(pos)
      const { total } = this.view()
      if (this.current) this.current = pos < total ? { ...this.current, pos: pos + 1, deadlineAt: this.current.seconds ? Date.now() + this.current.seconds * 1000 : this.current.deadlineAt } : null
      this.finished = this.given.mode === 'sequential' && (pos === total || pos === this.endsAt)
    }
    return this.view()
  }

  routes = (more: Answers = {}): Answers => ({
    'GET /attempts/att': () => this.view(),
    'POST /rounds/r1/attempts': () => this.view(),
    'PUT /attempts/att/answers': ({ body }) => this.save(body as Save),
    'POST /attempts/att/confirm': ({ body }) => { const { pos, value } = body as SavedAnswer; return this.confirm(pos, value) },
    'POST /attempts/att/submit': ({ body }) => {
      const { answers, flags, doubled } = body as Save
      if (!this.finished) this.put(answers, flags, doubled)
      this.finished = true
      return result()
    },
    'POST /attempts/att/leave': () => this.leave(),
    'GET /attempts/att/result': () => result(),
    ...more
  })
}
