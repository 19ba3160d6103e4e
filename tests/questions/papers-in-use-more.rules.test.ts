import { parseSource } from '../../server/questions/parse'
import { linesOf } from '../../server/questions/parse/normalise'
import { fill, judge, multiple, parsed, reads, said, sheet, single, troubles } from './papers'

/* Keys without numbers or in chapters, answers in brackets before and behind, tables pasted as text. */

const one = single('党的一大召开的年份是（ ）', '1919年|1921年|1922年|1927年', 'B')
const two = multiple('三大作风包括（ ）', '理论联系实际|密切联系群众|批评和自我批评|艰苦奋斗', 'ABC')
const three = judge('党的七大在延安召开。（ ）', true)
const ONE = '党的一大召开的年份是（ ）\nA.1919年 B.1921年 C.1922年 D.1927年'
const TWO = '三大作风包括（ ）\nA.理论联系实际 B.密切联系群众 C.批评和自我批评 D.艰苦奋斗'
const congress = single('党的六大召开于（ ）', '1928年|1927年', 'A')
const CONGRESS = '党的六大召开于（ ）\nA.1928年 B.1927年'
const PAPER = `一、单选题\n1.${ONE}\n2.${CONGRESS}\n二、多选题\n1.${TWO}\n2.${TWO.replace('包括', '有')}\n三、判断题\n1.党的七大在延安召开。（ ）\n2.党的六大在上海召开。（ ）\n`
const READ = [one, congress, two, { ...two, stem: '三大作风有（ ）' }, three, judge('党的六大在上海召开。（ ）', false)]

describe('keys', () => {
  it('reads values without numbers where a part has as many questions', () => {
    reads(`${PAPER}参考答案\n一、单选题：BA\n二、多选题：ABC ABC\n三、判断题：√×`, READ)
    reads(`${PAPER}参考答案\n一、单选题\nBA\n二、多选题\nABC ABC\n三、判断题\n√ ×`, READ)
  })
  it('gives none of them to anyone where there are more or fewer', () => {
    const found = parsed(`一、单选题\n1.${ONE}\n2.${CONGRESS}\n3.${CONGRESS.replace('六', '五')}\n参考答案\n一、单选题：BA`)
    expect(found.questions.map(({ answer }) => answer)).toEqual([[], [], []])
    expect(found.problems.map(({ code }) => code)).toEqual(['key_unmatched'])
  })
  it('reads chapters in a key', () => {
    const chapter = (n: string) => `第${n}章\n一、单选题\n1.${ONE.replace('（', `${n}（`)}\n2.${CONGRESS.replace('（', `${n}（`)}\n二、判断题\n1.党的七大在延安召开。（ ）`
    const found = parsed(`${chapter('一')}\n${chapter('二')}\n参考答案\n第一章\n一、单选题\n1.B 2.A\n二、判断题\n1.√\n第二章\n一、单选题\n1.A 2.B\n二、判断题\n1.×`)
    expect(found.questions.map(({ answer }) => answer)).toEqual([[1], [0], [0], [0], [1], [1]])
  })
  it('reads the keys of several papers in one file', () => {
    const found = parsed(`党史试卷（一）\n一、单选题\n1.${ONE}\n2.${CONGRESS}\n二、多选题\n3.${TWO}\n试卷一答案：1.B 2.A 3.ABC\n党史试卷（二）\n一、单选题\n1.${ONE.replace('年份', '年代')}\n2.${CONGRESS.replace('于', '在')}\n二、多选题\n3.${TWO.replace('包括', '有')}\n试卷二答案：1.B 2.A 3.ABC`)
    expect(said(found)).toEqual([one, congress, two, { ...one, stem: '党的一大召开的年代是（ ）' }, { ...congress, stem: '党的六大召开在（ ）' }, { ...two, stem: '三大作风有（ ）' }])
  })
  it('reads texts behind 一、 alone', () => {
    reads('一、填空题\n1.党的一大于______年______月召开。\n2.党的六大在____召开。\n二、判断题\n1.党的七大在延安召开。（ ）\n2.党的二大在广州召开。（ ）\n答案\n一、1.1921；7  2.莫斯科\n二、1.√  2.×', [fill('党的一大于______年______月召开。', [['1921'], ['7']]), fill('党的六大在____召开。', [['莫斯科']]), three, judge('党的二大在广州召开。（ ）', false)])
  })
})

describe('brackets', () => {
  it('reads answers before the numbers', () => {
    reads(`（B）1.${ONE}\n（ABC）2.${TWO}\n（A）3.${CONGRESS}`, [one, two, congress])
  })
  it('reads answers behind the words, where nearly all questions have them there', () => {
    reads('1.____年，党的一大召开。（1921）\n2.党的六大在____召开。（莫斯科）\n3.秋收起义是谁领导的？（毛泽东）', [fill('____年，党的一大召开。', [['1921']]), fill('党的六大在____召开。', [['莫斯科']]), fill('秋收起义是谁领导的？', [['毛泽东']])])
    expect(parsed('1.____年，党的一大召开。（建党）\n2.党的六大在____召开。\n3.秋收起义是谁领导的？').questions.every(({ answer_text: texts }) => texts.length === 0)).toBe(true)
  })
  it('reads a letter for each blank under 多选题, and asks elsewhere', () => {
    reads('多选题\n1.三大作风是（A）、（B）和（C）\nA.理论联系实际 B.密切联系群众 C.批评和自我批评 D.艰苦奋斗', [{ ...two, stem: '三大作风是（ ）、（ ）和（ ）' }])
    const [question] = parsed('1.南昌起义由（A）和（B）等领导？\nA.周恩来 B.贺龙 C.王明').questions
    expect([question?.options, question?.answer]).toEqual([['周恩来', '贺龙', '王明'], []])
  })
  it('takes words between long lines for the sentence’s own', () => {
    expect(parsed('一、填空题\n1.党的一大于______年______月召开。').questions[0]).toMatchObject({ stem: '党的一大于______年______月召开。', answer_text: [] })
  })
})

describe('tables', () => {
  it('reads rows pasted into a text', () => {
    reads('题目\t选项A\t选项B\t选项C\t选项D\t答案\n党的一大召开的年份是（ ）\t1919年\t1921年\t1922年\t1927年\tB\n三大作风包括（ ）\t理论联系实际\t密切联系群众\t批评和自我批评\t艰苦奋斗\tABC', [one, two])
    reads('1\t党的一大召开的年份是（ ）\tA.1919年\tB.1921年\tC.1922年\tD.1927年\tB\n2\t三大作风包括（ ）\tA.理论联系实际\tB.密切联系群众\tC.批评和自我批评\tD.艰苦奋斗\tABC', [one, two])
  })
  it('reads options in rows under their question', () => {
    expect(said(sheet([['序号', '题目', '答案'], ['1', '党的六大召开于（ ）', 'A'], ['', 'A.1928年', ''], ['', 'B.1927年', ''], ['2', '党的一大召开的年份是（ ）', 'B'], ['', 'A.1919年', ''], ['', 'B.1921年', ''], ['', 'C.1922年', ''], ['', 'D.1927年', '']]))).toEqual([congress, one])
  })
  it('reads circled figures and ┋ as answers, types in short and in English', () => {
    expect(said(sheet([['题型', '题目', '选项1', '选项2', '选项3', '选项4', '答案'], ['单', '党的一大召开的年份是（ ）', '1919年', '1921年', '1922年', '1927年', '②'], ['multiple', '三大作风包括（ ）', '理论联系实际', '密切联系群众', '批评和自我批评', '艰苦奋斗', '理论联系实际┋密切联系群众┋批评和自我批评'], ['判', '党的七大在延安召开。（ ）', '', '', '', '', '对']]))).toEqual([one, two, three])
  })
})

it('leaves a site’s own lines out of options and says so', () => {
  const found = parseSource({ blocks: linesOf(`1.${ONE.replaceAll(' ', '\n').replace('\nC', '\n更多题库请关注公众号\nC')}\n答案：B`) })
  expect(said(found)).toEqual([{ ...one, stem: said(found)[0]?.stem }])
  expect(troubles(found)).toEqual(['unread@5'])
})

describe('pages of platforms', () => {
  it('reads letters on lines of their own', () => {
    const lone = (text: string) => text.replace('\nA', ' A').split(/ (?=[A-D]\.)/).map((part) => part.replace('.', '\n')).join('\n')
    reads(`单选题\n第1题\n${lone(ONE)}\n正确答案：B\n第2题\n${lone(CONGRESS)}\n正确答案：A`, [one, congress])
  })
  it('reads 1/3 as a number', () => {
    reads(`1/3 【单选题】 ${ONE}\n正确答案：B\n2/3 【多选题】 ${TWO}\n正确答案：ABC\n3/3 【判断题】 党的七大在延安召开。（ ）\n正确答案：对`, [one, two, three])
  })
  it('takes the semicolon off where every option has it, the last one too', () => {
    reads('1、(单选题)党的六大召开于（ ）\nA:1928年;\nB:1927年;\n正确答案:A;', [congress])
  })
  it('reads Y, N and V under 判断题', () => {
    reads('判断题\n1.党的七大在延安召开。（V）\n2.党的六大在上海召开。( N )', [three, judge('党的六大在上海召开。( )', false)])
  })
  it('reads blanks in points and dates in parts', () => {
    reads('填空题\n1.抗美援朝从____年到____年。\n答案：（1）1950（2）1953\n2.新中国成立于____年____月____日。\n答案：1949/10/1', [fill('抗美援朝从____年到____年。', [['1950'], ['1953']]), fill('新中国成立于____年____月____日。', [['1949'], ['10'], ['1']])])
  })
})

describe('words that look like labels', () => {
  it('keeps 答案 and 依据 in a stem', () => {
    reads('1.关于跳出历史周期率的第二个答案：自我革命，由（ ）提出。\nA.甲 B.乙\n答案：A\n2.依据：《中国共产党章程》，党的最高领导机关是（ ）。\nA.全国代表大会\nB.中央政治局\n答案：A\n3.“正确答案：A”写在哪里？\nA.题后 B.题前\n答案：A', [
      single('关于跳出历史周期率的第二个答案：自我革命，由（ ）提出。', '甲|乙', 'A'), single('依据：《中国共产党章程》，党的最高领导机关是（ ）。', '全国代表大会|中央政治局', 'A'), single('“正确答案：A”写在哪里？', '题后|题前', 'A')
    ])
  })
  it('counts beyond 9999', () => {
    const found = parsed(Array.from({ length: 10_002 }, (_, i) => `${i + 1}.第${i}次会议在哪里召开？\nA.上海\nB.延安\n答案：A`).join('\n'))
    expect([found.questions.length, found.questions.at(-1)?.stem]).toEqual([10_002, '第10001次会议在哪里召开？'])
  })
})

describe('one paragraph, one key', () => {
  it('reads 答： and 答案 behind the words on their line', () => {
    const line = (text: string) => text.replace('\n', ' ')
    reads(`1：${line(ONE)} 答：B 解析：在上海开幕。\n2：${line(CONGRESS)} 答案 A\n3：党的七大在延安召开。（ ） 答：√`, [{ ...one, analysis: '在上海开幕。' }, congress, three])
  })
  it('keeps the points of a written answer in a key together', () => {
    const found = parsed('一、简答题\n1.简述三大作风。\n2.简述三大法宝。\n参考答案\n一、简答题\n1.（1）理论联系实际；\n（2）密切联系群众；\n（3）批评和自我批评。\n2.答：\n①统一战线；\n②武装斗争；\n③党的建设。')
    expect(found.questions.map(({ answer_text: texts }) => texts)).toEqual([[['（1）理论联系实际；\n（2）密切联系群众；\n（3）批评和自我批评。']], [['①统一战线；\n②武装斗争；\n③党的建设。']]])
    expect(found.problems).toEqual([])
  })
})

describe('what stands around', () => {
  it('takes numbered notes over a paper for no questions', () => {
    const found = parsed(`党史知识竞赛试卷\n注意事项：\n1.本试卷满分100分。\n2.考试时间60分钟。\n一、单选题\n1.${ONE}\n答案：B`)
    expect(said(found)).toEqual([one])
    expect(troubles(found)).toEqual([])
  })
  it('reads a sign in the middle of a statement, and a letter with its point', () => {
    reads(`判断题\n1.党的七大（ √ ）在延安召开。\n单选题\n1.${ONE.replace('（ ）', '（B．）')}`, [judge('党的七大（ ）在延安召开。', true), one])
  })
})
