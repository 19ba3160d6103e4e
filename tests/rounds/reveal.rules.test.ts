import { revealAfterPaper, revealsEach } from '../../server/rounds/rules/reveal'
import { NOW } from './generators'

describe('after handing in', () => {
  it.each([
    ['never', 'before the close', -1, { when: 'never' }], ['never', 'after it', 1, { when: 'never' }], ['each', 'before the close', -1, { when: 'now' }],
    ['paper', 'before the close', -1, { when: 'now' }], ['paper', 'after it', 1, { when: 'now' }],
    ['close', 'before the close', -1, { when: 'later', at: NOW }], ['close', 'at the close', 0, { when: 'now' }], ['close', 'after it', 1, { when: 'now' }]
  ] as const)('%s, %s', (rule, _, ms, expected) => { expect(revealAfterPaper(rule, NOW, NOW + ms)).toEqual(expected) })
})

describe('while answering', () => {
  it.each(['never', 'paper', 'close'] as const)('%s shows no key, confirmed or not', (rule) => {
    expect([revealsEach(rule, true), revealsEach(rule, false)]).toEqual([false, false])
  })

  it('each shows the key of a confirmed answer only', () => {
    expect([revealsEach('each', true), revealsEach('each', false)]).toEqual([true, false])
  })
})
