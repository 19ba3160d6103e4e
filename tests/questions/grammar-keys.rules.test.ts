import { judge, multiple, parsed, reads, said, single, table, troubles, fill } from './papers'
import { parseSource } from '../../server/questions/parse'
import { linesOf } from '../../server/questions/parse/normalise'

const singles = [single('党的一大召开的年份是（ ）。', '1919年|1921年|1922年', 'B'), single('古田会议召开于（ ）。', '江西|福建|湖南', 'B'), single('遵义会议召开于（ ）。', '贵州|云南|四川', 'A')]
const multiples = [multiple('三大作风包括（ ）。', '理论联系实际|密切联系群众|艰苦奋斗|批评和自我批评', 'ABD'), multiple('三大法宝包括（ ）。', '统一战线|武装斗争|土地革命|党的建设', 'ABD')]
const judges = [judge('党的七大在延安召开。', true), judge('党的六大在上海召开。', false), judge('古田会议确立了思想建党原则。', true)]
const all = [...singles, ...multiples, ...judges]

const bare = (list: typeof all) => list.map((one, i) => [`${i + 1}.${one.stem}`, ...(one.type === 'judge' ? [] : one.options.map((text, j) => `${'ABCD'[j]}.${text}`))].join('\n')).join('\n')
const PAPER = `一、单选题\n${bare(singles)}\n二、多选题\n${bare(multiples)}\n三、判断题\n${bare(judges)}\n`

describe('keys at the end of a document whose sections begin again at 1', () => {
  it.each([
    ['headings and ranges', '参考答案\n一、单选题\n1-3 BBA\n二、多选题\n1-2 ABD ABD\n三、判断题\n1-3 √×√'],
    ['headings and pairs', '参考答案：\n一、单选题\n1.B 2.B 3.A\n二、多选题\n1.ABD 2.ABD\n三、判断题\n1.√ 2.× 3.√'],
    ['headings and entries in one line', '答案\n一、单选题：1.B 2.B 3.A\n二、多选题：1.ABD；2.ABD\n三、判断题：1.对 2.错 3.对'],
    ['no headings', '参考答案\n1.B 2.B 3.A\n1.ABD 2.ABD\n1.√ 2.× 3.√'],
    ['one entry a line', '【参考答案】\n一、单选题\n1.B\n2.B\n3.A\n二、多选题\n1.ABD\n2.ABD\n三、判断题\n1.正确\n2.错误\n3.正确'],
    ['glued pairs', '附：参考答案\n一、单项选择题\n1B 2B 3A\n二、多项选择题\n1ABD 2ABD\n三、判断题\n1√ 2× 3√'],
    ['ordinals only', '参考答案\n一、1-3 BBA\n二、1.ABD 2.ABD\n三、1-3 √ × √'],
    ['a chapter title over it', '第二部分 参考答案\n（一）单选题\n1—3 B B A\n（二）多选题\n1—2：ABD、ABD\n（三）判断题\n1～3：对错对'],
    ['a label before the ranges', '单选题答案：1-3 BBA\n多选题答案：1.ABD 2.ABD\n判断题答案：1.√ 2.× 3.√'],
    ['brackets', '答案及解析\n一、单选题\n(1)B (2)B (3)A\n二、多选题\n（1）ABD（2）ABD\n三、判断题\n（1）√（2）×（3）√'],
    ['all from the first word', '参考答案：一、单选题 1-3 BBA 二、多选题 1.ABD 2.ABD 三、判断题 1.√ 2.× 3.√'],
    ['第1题', '参考答案\n一、单选题\n第1题：B\n第2题：B\n第3题：A\n二、多选题\n第1题：ABD\n第2题：ABD\n三、判断题\n第1题：√\n第2题：×\n第3题：√'],
    ['numbers on one line over letters on the next', '参考答案\n一、单选题\n1 2 3\nB B A\n二、多选题\n1 2\nABD ABD\n三、判断题\n1 2 3\n√ × √'],
    ['types in brackets', '答案：\n【单选题】\n1-3：BBA\n【多选题】\n1.ABD，2.ABD\n【判断题】\n1.T，2.F，3.T']
  ])('reads %s', (_, key) => {
    reads(`${PAPER}\n${key}`, all)
  })
  it('reads the same from a second file', () => {
    reads(PAPER, all, '党史知识测试参考答案\n\n一、单选题\n1-3 BBA\n二、多选题\n1.ABD\n2.ABD\n三、判断题\n1.√ 2.× 3.√\n')
    reads(PAPER, all, '1.B 2.B 3.A\n1.ABD 2.ABD\n1.√ 2.× 3.√')
  })
})

describe('keys at the end of each section', () => {
  const withKeys = (...keys: string[]) => `一、单选题\n${bare(singles)}\n${keys[0]}\n\n二、多选题\n${bare(multiples)}\n${keys[1]}\n\n三、判断题\n${bare(judges)}\n${keys[2]}\n`
  it.each([
    ['under 参考答案', ['参考答案\n1-3 BBA', '参考答案\n1.ABD 2.ABD', '参考答案\n1.√ 2.× 3.√']], ['behind 答案：', ['答案：1-3 BBA', '答案：1.ABD 2.ABD', '答案：1-3 √×√']], ['with nothing over them', ['1-3 BBA', '1-2 ABD ABD', '1-3 √×√']],
    ['under the section’s name', ['单选题答案\n1.B 2.B 3.A', '多选题答案：\n1.ABD 2.ABD', '判断题参考答案\n1.√ 2.× 3.√']], ['as values alone', ['答案：BBA', '答案：ABD ABD', '答案：√×√']], ['as values in fives', ['答案：1—3 B B A', '【答案】1.ABD；2.ABD。', '【答案】1.对；2.错；3.对。']],
    ['one a line', ['参考答案\n1.B\n2.B\n3.A', '参考答案\n1.ABD\n2.ABD', '参考答案\n1.√\n2.×\n3.√']]
  ])('reads them %s', (_, keys) => reads(withKeys(...keys), all))
})

describe('keys with reasons', () => {
  const reasoned = singles.map((one, i) => ({ ...one, analysis: ['一大于1921年召开。', '在福建上杭古田。', '遵义在贵州。'][i] as string }))
  it.each([
    ['1.【答案】B【解析】…', (n: number, letter: string, why: string) => `${n}.【答案】${letter}【解析】${why}`],
    ['1. B 解析：…', (n: number, letter: string, why: string) => `${n}. ${letter} 解析：${why}`],
    ['1.B。解析：…', (n: number, letter: string, why: string) => `${n}.${letter}。解析：${why}`],
    ['1.B and the reason on the next line', (n: number, letter: string, why: string) => `${n}.${letter}\n解析：${why}`],
    ['1.【答案】B and 【解析】 on the next line', (n: number, letter: string, why: string) => `${n}.【答案】${letter}\n【解析】${why}`],
    ['1.答案：B on lines of their own', (n: number, letter: string, why: string) => `${n}.\n答案：${letter}\n解析：${why}`],
    ['1.答案：B。解析：…', (n: number, letter: string, why: string) => `${n}、答案：${letter}。解析：${why}`],
    ['1.B【解析】…', (n: number, letter: string, why: string) => `${n}．${letter}【解析】${why}`],
    ['第1题 答案：B 解析：…', (n: number, letter: string, why: string) => `第${n}题 答案：${letter} 解析：${why}`]
  ])('reads %s', (_, entry) => {
    reads(`一、单选题\n${bare(singles)}\n\n参考答案及解析\n${reasoned.map((one, i) => entry(i + 1, 'BBA'[i] as string, one.analysis)).join('\n')}`, reasoned)
    reads(`一、单选题\n${bare(singles)}`, reasoned, reasoned.map((one, i) => entry(i + 1, 'BBA'[i] as string, one.analysis)).join('\n'))
  })
  it('keeps reasons of several lines', () => {
    reads(`一、单选题\n${bare(singles)}\n答案与解析\n1.【答案】B\n【解析】第一行。\n第二行。\n2.【答案】B\n【解析】略。\n3.【答案】A`, singles.map((one, i) => ({ ...one, analysis: ['第一行。\n第二行。', '略。', ''][i] ?? '' })))
  })
})

describe('numbering that goes on through the sections', () => {
  const through = `一、单选题\n${bare(singles)}\n二、判断题\n4.党的七大在延安召开。\n5.党的六大在上海召开。\n`
  const want = [...singles, ...judges.slice(0, 2)]
  it('reads one key for all', () => {
    reads(`${through}\n参考答案\n1-5 BBA√×`, want)
    reads(`${through}\n答案：1.B 2.B 3.A 4.√ 5.×`, want)
    reads(through, want, '1 B\n2 B\n3 A\n4 对\n5 错')
  })
})

describe('tables', () => {
  const text = linesOf(`一、单选题\n${bare(singles)}`)
  it.each([
    ['numbers over letters', [['1', '2', '3'], ['B', 'B', 'A']]], ['with 题号 and 答案', [['题号', '1', '2', '3'], ['答案', 'B', 'B', 'A']]], ['number and letter side by side', [['1', 'B'], ['2', 'B'], ['3', 'A']]],
    ['two heads', [['题号', '答案'], ['1', 'B'], ['2', 'B'], ['3', 'A']]], ['pairs across', [['1', 'B', '2', 'B'], ['3', 'A', '', '']]], ['two bands', [['题号', '1', '2'], ['答案', 'B', 'B'], ['题号', '3', ''], ['答案', 'A', '']]]
  ])('reads a key as a table: %s', (_, rows) => {
    const found = parseSource({ blocks: [...text, { kind: 'line', text: '参考答案', line: 90 }, { ...table(rows), line: 91 }] })
    expect([said(found), troubles(found)]).toEqual([singles, []])
    expect(said(parseSource({ blocks: text }, { blocks: [table(rows)] }))).toEqual(singles)
  })
})

it('reads fill-ins from a key', () => {
  reads('一、填空题\n1.党的一大在____召开。\n2.三大法宝是____、____、____。\n参考答案\n1.上海\n2.统一战线；武装斗争；党的建设', [fill('党的一大在____召开。', [['上海']]), fill('三大法宝是____、____、____。', [['统一战线'], ['武装斗争'], ['党的建设']])])
})

it('tells of an entry without a question, and gives no other its answer', () => {
  const found = parsed(`一、单选题\n${bare(singles)}\n参考答案\n1.B 2.B 3.A 4.C`)
  expect([said(found), troubles(found)]).toEqual([singles, ['key_unmatched@15']])
})
