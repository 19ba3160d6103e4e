import { factsOf } from '../../src/services/round'

const round = { questions: 10, paperSeconds: null, questionSeconds: null }

test.each([
  ['各专题随机 10 题', '各专题随机 10 题 · 不限时'],
  ['随机10题', '随机10题 · 不限时'],
  ['必答 110 题', '必答 110 题 · 10 题 · 不限时'],
  ['解放战争时期', '解放战争时期 · 10 题 · 不限时'],
  ['', '10 题 · 不限时']
])('the number of questions is said once: %j', (topic, said) => {
  expect(factsOf({ ...round, topic })).toBe(said)
})
