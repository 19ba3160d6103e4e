import { parseSource } from '../server/questions/parse'
import { linesOf } from '../server/questions/parse/normalise'
import type { Row } from './report'

const paper = (size: number) => Array.from({ length: size }, (_, i) => [
  `${i + 1}.第${i}次学习要求全体党员认真领会的精神实质和核心要义，结合本单位实际逐条对照落实，其中摆在首位、贯穿全过程并且每年都要向上级党组织专题报告的内容是（ ）。`,
  `A.加强第${i}项理论学习，读原著学原文悟原理`, `B.开展第${i}次主题党日活动，缴纳党费`, `C.建立第${i}个党员示范岗，接受群众监督`, `D.召开第${i}次组织生活会，开展批评和自我批评`,
  `答案：${'ABCD'[i % 4]}`, '解析：见学习材料，这一要求写进了会议通过的决定，各级党组织应当每年对照检查一次，并在民主生活会上说明落实情况。', ''
].join('\n')).join('\n')

/** Texts that ask the most of a reader that looks back or ahead; all of them as long as a paper of five megabytes in Chinese. */
const HOSTILE: [string, (length: number) => string][] = [
  ['one line', (n) => paper(Math.ceil(n / 250)).replace(/\n/g, ' ').slice(0, n)], ['lines of “1.”', (n) => '1.\n'.repeat(n / 3)], ['opening brackets', (n) => '（'.repeat(n)], ['brackets and spaces', (n) => '（ 【'.repeat(n / 3)],
  ['letters', (n) => 'A'.repeat(n)], ['letters with dots', (n) => 'A.'.repeat(n / 2)], ['A to Z over and over', (n) => 'A.B.C.D、'.repeat(n / 8)], ['underscores', (n) => `${'_'.repeat(n)}x`], ['dots', (n) => `x${'.'.repeat(n)}x`], ['spaces', (n) => `x${' '.repeat(n)}x`],
  ['labels', (n) => '答案：'.repeat(n / 3)], ['numbers', (n) => '1.2.'.repeat(n / 4)], ['a key', (n) => `1.x（ ）\nA.a\nB.b\n参考答案\n${'1.A 2.B '.repeat(n / 8)}`], ['a key of letters', (n) => `1.x（ ）\n1-5 ${'A'.repeat(n)}`], ['points of a list', (n) => `1.x（ ）\nA.a\nB.b\n答案：A\n解析：1.y\n${'5.y\n'.repeat(n / 4)}`],
  ['numbers and brackets', (n) => '1.（A）2.'.repeat(n / 7)], ['ordinals', (n) => '一、'.repeat(n / 2)], ['a key nobody asked for', (n) => `1.x（ ）\nA.a\nB.b\n参考答案\n${'7.A\n'.repeat(n / 4)}`]
]

const msOf = (text: string) => {
  const blocks = linesOf(text)
  const started = performance.now()
  parseSource({ blocks })
  return performance.now() - started
}

/** Reading question papers: ten thousand questions, how time grows with them, and the worst of the hostile texts of the same length. */
export async function questions(): Promise<Row[]> {
  msOf(paper(500))
  const [ten, twenty, forty] = [1e4, 2e4, 4e4].map((size) => msOf(paper(size))) as [number, number, number]
  const length = 5e6 / 3
  const hostile = HOSTILE.map(([name, write]) => ({ name, once: msOf(write(length / 2)), twice: msOf(write(length)) }))
  const worst = hostile.reduce((a, b) => (b.twice > a.twice ? b : a))
  return [
    { what: `reading a paper of 10,000 questions (${(Buffer.byteLength(paper(1e4)) / 1e6).toFixed(1)} MB)`, value: ten, unit: 'ms' },
    { what: 'reading 20,000 questions', value: twenty, unit: 'ms', ratio: twenty / ten, aim: '≤ 2.5 × half of it' },
    { what: 'reading 40,000 questions', value: forty, unit: 'ms', ratio: forty / twenty, aim: '≤ 2.5 × half of it' },
    { what: `reading the worst hostile text of 1.7 million characters (${worst.name})`, value: worst.twice, unit: 'ms', ratio: worst.twice / worst.once, aim: '≤ 2.5 × half of it' }
  ]
}
