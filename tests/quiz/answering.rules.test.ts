import fc from 'fast-check'
import type { AttemptView } from '../../contract/quiz'
import type { AnswerValue, QuestionView } from '../../contract/question'
import {
  answer, choose, chosenAt, confirmed, firstOpen, goTo, grouped, known, opened, outdated, openPlaces, picksLeft, picksWait, reread, sending, taken, textsAt, toggleDouble, toggleFlag, waiting, write,
  type Answering
} from '@/quiz/answer/answering'
import { mergedWords } from '@/quiz/answer/merged'
import type { Message } from '@/quiz/answer/outbox'

const question = (pos: number, partial: Partial<QuestionView> = {}): QuestionView =>
  ({ pos, type: 'single', stem: `第 ${pos} 题`, options: ['甲', '乙', '丙', '丁'], blanks: 0, points: 4, ...partial })

const view = (partial: Partial<AttemptView> = {}): AttemptView => {
  const questions = partial.questions ?? [1, 2, 3, 4, 5, 6].map((pos) => question(pos))
  return {
    id: 'a', roundId: 'r', roundTitle: '测试', practice: false, no: 1, state: 'open', mode: 'free', multiple: 'all', reveal: 'paper',
    phase: { id: 'main', name: '' }, paperName: '', proxyFor: null, double: null, wrongLeft: null, leaving: null, leastSeconds: null, endless: false,
    startedAt: 0, deadlineAt: 1000, now: 0, total: questions.length, types: questions.map(({ type }) => type), questions,
    answers: [], flags: [], locked: [], feedback: [], current: null, seq: 0, ...partial
  }
}

describe('answering', () => {
  it('a single choice changes with the next tap and stays with the same', () => {
    const first = choose(opened(view(), null), 1)
    expect(chosenAt(first)).toEqual([1])
    expect(chosenAt(choose(first, 3))).toEqual([3])
    expect(choose(first, 1)).toBe(first)
  })

  it('a multiple choice toggles, keeps its order and is taken back when nothing is left', () => {
    const start = opened(view({ questions: [question(1, { type: 'multiple' })] }), null)
    const both = choose(choose(start, 2), 0)
    expect(chosenAt(both)).toEqual([0, 2])
    const none = choose(choose(both, 0), 2)
    expect(none.answers[1]).toBeNull()
    expect(openPlaces(none)).toEqual([1])
  })

  it('blanks are written one by one; spaces alone are no answer', () => {
    const blanks = question(1, { type: 'fill', options: [], blanks: 2 })
    const start = opened(view({ questions: [blanks] }), null)
    const written = write(start, 1, '南湖')
    expect(textsAt(written, blanks)).toEqual(['', '南湖'])
    expect(write(written, 1, ' ').answers[1]).toBeNull()
  })

  it('a place that is not offered, or is locked, takes no answer', () => {
    const start = opened(view({ locked: [1] }), null)
    expect(choose({ ...start, pos: 1 }, 0).answers).toEqual({})
    expect(choose({ ...start, pos: 2 }, 9)).toMatchObject({ answers: {} })
  })

  it('opens at the first question without an answer, or where one was', () => {
    const halfway = view({ answers: [{ pos: 1, value: [0] }, { pos: 2, value: [1] }] })
    expect(opened(halfway, null).pos).toBe(3)
    expect(opened(halfway, { ...opened(halfway, null), pos: 5 }).pos).toBe(5)
  })

  it('goes back and forth in a free paper, never in a sequential one', () => {
    expect(goTo(opened(view(), null), 4).pos).toBe(4)
    expect(goTo(opened(view(), null), 7).pos).toBe(1)
    const sequential = opened(view({ mode: 'sequential', questions: [question(1), question(2)], total: 6, current: { pos: 2, deadlineAt: 20, seconds: 20 } }), null)
    expect(sequential.pos).toBe(2)
    expect(goTo(sequential, 1).pos).toBe(2)
  })

  it('finds the first blank, and groups the sheet by type', () => {
    const start = opened(view({ answers: [1, 3, 4, 6].map((pos) => ({ pos, value: [0] })) }), null)
    expect(firstOpen({ ...start, pos: 5 })).toBe(2)
    expect(grouped({ types: ['judge', 'single', 'judge'] })).toEqual([{ type: 'single', places: [2] }, { type: 'judge', places: [1, 3] }])
  })

  it('a confirmed answer is final and waits no longer', () => {
    const chosen = choose(opened(view({ reveal: 'each' }), null), 2)
    const after = confirmed(chosen, 1, view({ reveal: 'each', locked: [1], answers: [{ pos: 1, value: [2] }] }))
    expect(waiting(after)).toEqual([])
    expect(choose(after, 0)).toBe(after)
  })

  it('what was given here wins over another device for its question; everything else comes from the server', () => {
    const mine = toggleFlag(answer(opened(view(), null), 1, [2]))
    const merged = reread(mine, view({ seq: 3, answers: [{ pos: 1, value: [0] }, { pos: 2, value: [1] }], flags: [4] }))
    expect(merged.answers).toEqual({ 1: [2], 2: [1] })
    expect(merged.flags).toEqual([1, 4])
    expect(sending(merged).box.sent?.message).toEqual({ seq: 4, answers: [{ pos: 1, value: [2] }], flags: [1, 4] })
  })
})

describe('questions picked to count more', () => {
  const double = { places: [3], pick: 2, factor: 2 }
  const start = opened(view({ double }), null)

  it('travel as a whole list, and wait until they are acknowledged', () => {
    const picked = toggleDouble(start)
    expect([picked.doubled, picksLeft(picked), picksWait(picked), waiting(picked)]).toEqual([[1, 3], 0, true, [1]])
    const sent = sending(picked)
    expect(sent.box.sent?.message).toEqual({ seq: 1, answers: [], doubled: [1, 3] })
    expect(picksWait(taken(sent, 1))).toBe(false)
  })

  it('are never more than the rule gives, and final ones stay', () => {
    const full = toggleDouble(start)
    expect(toggleDouble(goTo(full, 2))).toMatchObject({ doubled: [1, 3] })
    expect(toggleDouble(full).doubled).toEqual([3])
    const locked = opened(view({ double, locked: [3] }), null)
    expect(toggleDouble(goTo(locked, 3))).toMatchObject({ doubled: [3] })
    expect(toggleDouble(opened(view({ double: { ...double, pick: null } }), null))).toMatchObject({ doubled: [3] })
  })

  it('that were not sent survive a restart and another device’s picks, except where they have become final', () => {
    const { box, pos } = toggleDouble(start)
    const later = view({ seq: 4, double: { ...double, places: [5] } })
    expect(opened(later, { box, pos }).doubled).toEqual([1, 5])
    expect(opened({ ...later, locked: [1] }, { box, pos }).doubled).toEqual([5])
  })

  it('a phone that kept its outbox before there were picks goes on with it', () => {
    const old = { seq: 0, waiting: { answers: { 2: [1] }, marks: {} }, sent: null }
    expect(sending(opened(view({ double }), { box: old, pos: 2 })).box.sent?.message).toEqual({ seq: 1, answers: [{ pos: 2, value: [1] }] })
  })
})

test('an acknowledgement that comes twice does not lose the message that went after it', () => {
  const first = sending(answer(opened(view(), null), 1, [1]))
  const second = sending(answer(taken(first, 1), 2, [2]))
  expect(taken(second, 1).box.sent?.message).toEqual({ seq: 2, answers: [{ pos: 2, value: [2] }] })
})

describe('what another device has changed', () => {
  const questions = [question(1), question(2, { type: 'multiple' }), question(3, { type: 'judge' }), question(4, { type: 'fill', options: [], blanks: 1 })]
  const start = opened(view({ questions, seq: 1, answers: [{ pos: 1, value: [0] }] }), null)
  const read = (answers: AttemptView['answers'], more: Partial<AttemptView> = {}) => {
    const now = view({ questions, seq: 2, answers, ...more })
    return mergedWords(start, reread(start, now))
  }
  const same = { pos: 1, value: [0] }

  it('is said by the question and its new answer', () => {
    expect(read([{ pos: 1, value: [3] }])).toBe('第 1 题已改成 D（另一台设备）')
    expect(read([same, { pos: 2, value: [0, 2] }])).toBe('第 2 题已答 A、C（另一台设备）')
    expect(read([same, { pos: 3, value: [1] }])).toBe('第 3 题已答“错误”（另一台设备）')
    expect(read([same, { pos: 4, value: ['南湖'] }])).toBe('第 4 题的填空有改动（另一台设备）')
    expect(read([])).toBe('第 1 题的答案已取消（另一台设备）')
    expect(read([{ pos: 1, value: [1] }, { pos: 2, value: [1] }])).toBe('第 1、2 题的答案有改动（另一台设备）')
    expect(read([same], { flags: [2] })).toBe('存疑的标记有改动（另一台设备）')
    expect(read([same])).toBe('')
  })

  it('is no answer that came too late to be taken', () => {
    expect(read([], { locked: [1] })).toBe('')
  })

  it('what was read before a save of ours was taken is known to be old', () => {
    expect(outdated(start, view({ seq: 0 }))).toBe(true)
    expect(known(start, view({ questions, seq: 1, answers: [same] }))).toBe(true)
    expect(known(start, view({ questions, seq: 1, answers: [] }))).toBe(false)
  })
})

/** What the server does with saves: server/quiz/change-write.ts, without the database. */
class Server {
  seq = 0
  device = ''
  answers = new Map<number, AnswerValue>()
  flags: number[] = []

  save (message: Message, device: string): 'taken' | 'conflict' {
    if (message.seq <= this.seq) return message.seq === this.seq && device === this.device ? 'taken' : 'conflict'
    for (const { pos, value } of message.answers) if (value === null) this.answers.delete(pos); else this.answers.set(pos, value)
    if (message.flags) this.flags = message.flags
    this.seq = message.seq
    this.device = device
    return 'taken'
  }

  view = (): AttemptView => view({ seq: this.seq, flags: this.flags, answers: [...this.answers].map(([pos, value]) => ({ pos, value })) })
}

/** One phone on a bad network: messages get lost on either way, or come when nobody waits for them any more. */
class Phone {
  device = 'd0'
  state: Answering
  readonly strays: { message: Message, device: string }[] = []

  constructor (readonly server: Server) { this.state = opened(server.view(), null) }

  give (pos: number, value: AnswerValue) { this.state = answer(this.state, pos, value) }
  flag (pos: number) { this.state = toggleFlag({ ...this.state, pos }) }

  send (fate: 'arrives' | 'lost' | 'replyLost', edit?: () => void) {
    this.state = sending(this.state)
    const message = this.state.box.sent?.message
    if (!message) return
    const { device } = this
    // Somebody may answer on while the message is under way.
    edit?.()
    if (fate === 'lost') { this.strays.push({ message, device }); return }
    const outcome = this.server.save(message, device)
    if (fate === 'replyLost') return
    this.state = outcome === 'taken' ? taken(this.state, message.seq) : reread(this.state, this.server.view())
  }

  /** A message that was given up arrives after all. */
  stray () {
    const [late] = this.strays.splice(0, 1)
    if (late) this.server.save(late.message, late.device)
  }

  refresh () { this.state = reread(this.state, this.server.view()) }

  restart (forgot: boolean) {
    const kept = forgot ? null : JSON.parse(JSON.stringify({ box: this.state.box, pos: this.state.pos })) as Pick<Answering, 'box' | 'pos'>
    this.device = `${this.device}+`
    this.state = opened(this.server.view(), kept)
  }
}

type Step = { do: 'give', pos: number, value: AnswerValue } | { do: 'flag', pos: number } | { do: 'other', value: number }
  | { do: 'send', fate: 'arrives' | 'lost' | 'replyLost', meanwhile: number | null } | { do: 'stray' | 'refresh' | 'restart' }

const places = fc.integer({ min: 1, max: 4 })
const values = fc.oneof(fc.integer({ min: 0, max: 3 }).map((one) => [one]), fc.constant(null))
const stepArb: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('give' as const), pos: places, value: values }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flag' as const), pos: places }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), fate: fc.constantFrom('arrives', 'lost', 'replyLost'), meanwhile: fc.option(fc.nat(3)) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const), value: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('stray', 'refresh', 'restart') }) }
)

/** Plays the steps; the other device only touches questions 5 and 6 and reads before it saves. */
function play (steps: Step[]) {
  const server = new Server()
  const phone = new Phone(server)
  const last = new Map<number, AnswerValue>()
  const marked = new Map<number, boolean>()
  const give = (pos: number, value: AnswerValue) => { last.set(pos, value); phone.give(pos, value) }
  let others = 0
  for (const step of steps) {
    switch (step.do) {
      case 'give': give(step.pos, step.value); break
      case 'flag': phone.flag(step.pos); marked.set(step.pos, phone.state.flags.includes(step.pos)); break
      case 'send': phone.send(step.fate, step.meanwhile === null ? undefined : () => give(1, [step.meanwhile as number])); break
      case 'other': server.save({ seq: server.seq + 1, answers: [{ pos: 5 + (others++ % 2), value: [step.value] }] }, 'other'); break
      case 'stray': phone.stray(); break
      case 'refresh': phone.refresh(); break
      case 'restart': phone.restart(false); break
      default: step satisfies never
    }
  }
  return { server, phone, last, marked, heal: () => { for (let i = 0; i < 4; i++) phone.send('arrives') } }
}

describe('the outbox', () => {
  it('never loses the last answer of a question, whatever the network does, and shows it all along', () => {
    fc.assert(fc.property(fc.array(stepArb, { maxLength: 60, size: 'max' }), (steps) => {
      const { server, phone, last, heal } = play(steps)
      for (const [pos, value] of last) expect(phone.state.answers[pos] ?? null).toEqual(value)
      heal()
      expect(waiting(phone.state)).toEqual([])
      for (const [pos, value] of last) expect(server.answers.get(pos) ?? null).toEqual(value)
    }), { numRuns: 2000 })
  })

  it('ends with the server and the phone saying the same, marks too', () => {
    fc.assert(fc.property(fc.array(stepArb, { maxLength: 60, size: 'max' }), (steps) => {
      const { server, phone, marked, heal } = play(steps)
      heal()
      phone.refresh()
      const shown = Object.entries(phone.state.answers).filter(([, value]) => value !== null).map(([pos, value]) => [Number(pos), value])
      expect(shown).toEqual([...server.answers].sort(([a], [b]) => a - b))
      expect(phone.state.flags).toEqual([...server.flags].sort())
      for (const [pos, on] of marked) expect(server.flags.includes(pos)).toBe(on)
    }), { numRuns: 2000 })
  })

  it('a message that comes late, after a newer one, changes nothing', () => {
    fc.assert(fc.property(fc.array(stepArb, { maxLength: 40, size: 'max' }), (steps) => {
      const { server, phone, heal } = play(steps)
      heal()
      const before = server.view()
      while (phone.strays.length) phone.stray()
      expect(server.view()).toEqual(before)
    }), { numRuns: 2000 })
  })

  it('repeats a message unchanged until it is answered, and only then sends what came meanwhile', () => {
    const server = new Server()
    const phone = new Phone(server)
    phone.give(1, [0])
    phone.send('replyLost')
    phone.give(1, [3])
    const repeated = sending(phone.state).box.sent?.message
    expect(repeated).toEqual({ seq: 1, answers: [{ pos: 1, value: [0] }] })
    phone.send('arrives')
    phone.send('arrives')
    expect(server.answers.get(1)).toEqual([3])
  })

  it('does not use the number of a message again that may still arrive', () => {
    const server = new Server()
    const phone = new Phone(server)
    phone.give(1, [0])
    phone.send('lost')
    phone.refresh()
    phone.give(1, [3])
    phone.stray()
    phone.send('arrives')
    phone.send('arrives')
    expect(server.answers.get(1)).toEqual([3])
  })

  it('without its storage a phone begins with what the server has', () => {
    const server = new Server()
    const phone = new Phone(server)
    phone.give(1, [0])
    phone.send('arrives')
    phone.give(2, [1])
    phone.restart(true)
    expect(phone.state.answers).toEqual({ 1: [0] })
  })
})
