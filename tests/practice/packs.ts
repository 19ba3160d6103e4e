import type { PracticeHome, PracticePack, PracticeQuestion, WrongQuestion } from '../../contract/practice'

export const asked = (no: number, over: Partial<PracticeQuestion> = {}): PracticeQuestion => ({
  id: `q${no}`, version: 1, type: 'single', stem: `第 ${no} 题的题目`, options: ['甲', '乙', '丙', '丁'], blanks: 0, topic: '人物与地点', period: '解放战争时期',
  right: [1], texts: [], analysis: `第 ${no} 题为什么是这样。`, source: '《中国共产党简史》', ...over
})

export const pack = (over: Partial<PracticePack> = {}): PracticePack => ({
  kind: 'daily', pack: 'daily-20260615', title: '每日五题 · 6 月 15 日', questions: [1, 2, 3].map((no) => asked(no)), seconds: null, points: null, now: Date.now(), given: [], ...over
})

export const practiceHome = (over: Partial<PracticeHome> = {}): PracticeHome => ({
  now: Date.now(), available: true, daily: { total: 5, done: 2, correct: 1, streak: 12 }, wrong: { due: 3, open: 8, mastered: 12 },
  topics: [{ name: '人物与地点', total: 79, done: 0, rate: null }], periods: [{ name: '解放战争时期', total: 40, done: 12, rate: 0.75 }],
  mocks: [{ roundId: 'r4', title: '第四轮', opensAt: Date.now() + 86_400_000, questions: 20, seconds: 1800, best: 84, fullScore: 100 }], challenge: { best: 17 }, ...over
})

export const wrongOne = (no: number, over: Partial<WrongQuestion> = {}): WrongQuestion => ({
  questionId: `q${no}`, version: 1, type: 'single', stem: `第 ${no} 题的题目`, topic: '人物与地点', reason: '第三轮竞赛答错', wrongs: 1,
  lastAt: Date.now() - 86_400_000, dueAt: Date.now() - 1000, due: true, mastered: false, question: asked(no), ...over
})
