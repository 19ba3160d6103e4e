import { parseSource } from '../../server/questions/parse'
import { linesOf } from '../../server/questions/parse/normalise'
import { fill, judge, multiple, parsed, reads, said, sheet, short, single, table, troubles } from './papers'

/* Layouts that form programs, learning platforms and printers give their papers. */

const one = single('党的一大召开的年份是（ ）', '1919年|1921年|1922年|1927年', 'B')
const two = multiple('三大作风包括（ ）', '理论联系实际|密切联系群众|批评和自我批评|艰苦奋斗', 'ABC')

describe('forms', () => {
  it('reads options behind circles and squares, the right one marked', () => {
    reads('1. 党的一大召开的年份是（ ） [单选题] *\n○1919年\n○1921年 (正确答案)\n○1922年\n○1927年\n\n2. 三大作风包括（ ） [多选题] *\n□理论联系实际(正确答案)\n□密切联系群众（正确答案）\n□批评和自我批评【正确答案】\n□艰苦奋斗', [one, two])
  })
  it('reads bare options under a type’s tag only where one of them is marked', () => {
    reads('1. 党的一大召开的年份是（ ） [单选题] *\n1919年\n1921年(正确答案)\n1922年\n1927年\n2. 党的七大在延安召开。 [判断题] *\n对 (正确答案)\n错', [one, judge('党的七大在延安召开。', true)])
    expect(parsed('1. 党的一大召开的年份是（ ） [单选题] *\n1919年\n1921年').questions[0]?.answer).toEqual([])
  })
  it('reads marks behind lettered options, in rows and in lines', () => {
    reads('1、党的一大召开的年份是（ ） [单选题] *\nA.1919年\nB.1921年(正确答案)\nC.1922年\nD.1927年\n2、三大作风包括（ ） [多选题]\nA.理论联系实际(正确答案) B.密切联系群众(正确答案) C.批评和自我批评(正确答案) D.艰苦奋斗', [one, two])
    reads('1、党的一大召开的年份是（ ）\nA.1919年\nB.1921年 √\nC.1922年\nD.1927年\n2、三大作风包括（ ）\nA.理论联系实际√ B.密切联系群众√ C.批评和自我批评√ D.艰苦奋斗', [one, two])
  })
  it('reports a mark that the answer’s line contradicts', () => {
    expect(troubles(parsed('1、党的一大召开的年份是（ ）\nA.1919年\nB.1921年√\n答案：A'))).toEqual(['answer_conflict@4'])
  })
  it('reads the answer on the line that is to be written on', () => {
    reads('1. 党的六大在____召开。 [填空题] *\n_________________________________(答案：莫斯科)', [fill('党的六大在____召开。', [['莫斯科']])])
  })
  it('reads a type’s tag with points on a line of its own', () => {
    reads('1.【单选题】（10分）\n党的一大召开的年份是（ ）\nA. 1919年\nB. 1921年\nC. 1922年\nD. 1927年\n正确答案：B\n2.【判断题】（10分）\n党的七大在延安召开。\n正确答案：√', [one, judge('党的七大在延安召开。', true)])
  })
})

describe('where the answer stands', () => {
  it.each(['【B】', '(答案:B)', '（答案：B）', '答案B', '答案：B', '（B）', '（正确答案为：B）', '（答案B）'])('behind the options: %s', (mark) => {
    reads(`1.党的一大召开的年份是（ ）A.1919年 B.1921年 C.1922年 D.1927年 ${mark}`, [one])
  })
  it('before the options', () => {
    reads('1、党的一大召开的年份是（ ）\n答案：B\nA、1919年\nB、1921年\nC、1922年\nD、1927年\n2、三大作风包括（ ）\n答案：ABC\nA、理论联系实际\nB、密切联系群众\nC、批评和自我批评\nD、艰苦奋斗', [one, two])
  })
  it('glued to the stem, unless the answer stands elsewhere', () => {
    reads('1.三大作风包括ABC\nA.理论联系实际 B.密切联系群众 C.批评和自我批评 D.艰苦奋斗', [{ ...two, stem: '三大作风包括' }])
    reads('1.夜盲症患者缺少的是维生素A\nA.正常说法 B.错误说法 C.无法判断\n答案：A', [single('夜盲症患者缺少的是维生素A', '正常说法|错误说法|无法判断', 'A')])
  })
  it('with the words of each option', () => {
    reads('1.三大作风包括（ ）\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\nD.艰苦奋斗\n答案：A.理论联系实际；B.密切联系群众；C.批评和自我批评', [two])
    reads('1.三大作风包括（ ）\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\nD.艰苦奋斗\n答案：1,2,3', [two])
  })
  it('as circled figures, where the paper has no letters', () => {
    reads('1.党的一大召开的年份是（ ② ）\n①1919年 ②1921年 ③1922年 ④1927年\n2.三大作风包括（①②③）\n①理论联系实际 ②密切联系群众 ③批评和自我批评 ④艰苦奋斗', [one, two])
  })
  it('behind a statement, with its reason', () => {
    reads('三、判断题\n1、“九一八”事变发生于1932年。×（1931年）\n2、卢沟桥事变标志全民族抗战开始。正确\n3、党的七大在西柏坡召开。错误，在延安召开。\n4、重庆谈判于1945年举行。T\n5、开国大典在1950年举行。（错，1949年）', [
      judge('“九一八”事变发生于1932年。', false, '1931年'), judge('卢沟桥事变标志全民族抗战开始。', true), judge('党的七大在西柏坡召开。', false, '在延安召开。'), judge('重庆谈判于1945年举行。', true), judge('开国大典在1950年举行。', false, '1949年')
    ])
  })
  it('in a bracket of its own behind a blank', () => {
    reads('1.毛泽东提出了“____里面出政权”的著名论断。（答案：枪杆子）', [fill('毛泽东提出了“____里面出政权”的著名论断。', [['枪杆子']])])
  })
  it('on one line of the key for several blanks', () => {
    reads('一、填空题\n1.党的一大于______年______月召开。\n2.党的六大在____召开。\n答案\n一、填空题：1.1921；7 2.莫斯科', [fill('党的一大于______年______月召开。', [['1921'], ['7']]), fill('党的六大在____召开。', [['莫斯科']])])
  })
})

describe('what printers and editors add', () => {
  it('goes over a head that stands beside each page number', () => {
    reads('某大学党史知识竞赛题库\n第 1 页 共 2 页\n1. 党的一大召开的年份是（ ）\nA. 1919年\nB. 1921年\n某大学党史知识竞赛题库\n第 2 页 共 2 页\nC. 1922年\nD. 1927年\n答案：B', [one])
  })
  it('reads Markdown', () => {
    reads('## 单选题\n\n**1. 党的一大召开的年份是（ ）**\n\n- A. 1919年\n- B. 1921年\n- C. 1922年\n- D. 1927年\n\n**答案：B**\n\n2\\. 党的六大召开于（ ）\n\nA\\. 1928年\n\nB\\. 1927年\n\n答案：A', [one, single('党的六大召开于（ ）', '1928年|1927年', 'A')])
  })
  it('takes remarks in brackets out of the stem', () => {
    const { questions } = parsed('1、【难度：易】党的一大召开的年份是（ ）\nA.1919年 B.1921年\n答案：B\n2、（知识点：会议）党的六大召开于（ ）\nA.1928年 B.1927年\n答案：A')
    expect(questions.map(({ stem, difficulty, topic }) => [stem, difficulty, topic])).toEqual([['党的一大召开的年份是（ ）', 1, undefined], ['党的六大召开于（ ）', undefined, '会议']])
  })
  it('reads numbers with their chapter’s before them', () => {
    reads('第一章 建党\n1.1 党的一大召开的年份是（ ）\nA.1919年\nB.1921年\n答案：B\n1.2 1922年召开的会议是（ ）\nA.二大\nB.三大\n答案：A\n第二章 大革命\n2.1 五卅运动的中心城市是（ ）\nA.上海\nB.广州\n答案：A\n2.2 省港大罢工开始于（ ）\nA.1924年\nB.1925年\n答案：B', [
      single('党的一大召开的年份是（ ）', '1919年|1921年', 'B'), single('1922年召开的会议是（ ）', '二大|三大', 'A'), single('五卅运动的中心城市是（ ）', '上海|广州', 'A'), single('省港大罢工开始于（ ）', '1924年|1925年', 'B')
    ])
  })
  it('goes on where a number is glued to a figure or a measure word', () => {
    reads('党史题库\n1党的一大召开的年份是（ ）\nA、1919年 B、1921年\n答案：B\n2国共第一次合作形成于（ ）\nA、1923年 B、1924年\n答案：B\n32017年召开的大会是（ ）\nA、十八大 B、十九大\n答案：B\n4党的二大在上海召开\n答案：对'.replace('党史题库\n', ''), [
      single('党的一大召开的年份是（ ）', '1919年|1921年', 'B'), single('国共第一次合作形成于（ ）', '1923年|1924年', 'B'), single('2017年召开的大会是（ ）', '十八大|十九大', 'B'), judge('党的二大在上海召开', true)
    ])
  })
  it('ends a written answer with points at the next question', () => {
    reads('四、简答题\n1. 简述党的一大的主要内容。\n答：（1）通过党的纲领；\n（2）选举产生中央局。\n2. 简述“三大法宝”。\n答案要点：\n1、统一战线\n2、武装斗争\n3、党的建设\n五、论述题\n1. 论述长征精神。\n【参考答案】\n①坚定理想信念；\n②不怕艰难险阻。\n六、单选题\n1.党的一大召开的年份是（ ）\nA.1919年 B.1921年 C.1922年 D.1927年\n答案：B', [
      short('简述党的一大的主要内容。', '（1）通过党的纲领；\n（2）选举产生中央局。'), short('简述“三大法宝”。', '1、统一战线\n2、武装斗争\n3、党的建设'), short('论述长征精神。', '①坚定理想信念；\n②不怕艰难险阻。'), one
    ])
  })
})

describe('tables', () => {
  it('judges statements with 1 and 0', () => {
    expect(said(sheet([['题目', '答案'], ['党的一大在上海开幕。', '1'], ['党的六大在上海召开。', '0']]))).toEqual([judge('党的一大在上海开幕。', true), judge('党的六大在上海召开。', false)])
  })
  it('takes the texts of blanks from option cells, and from parts between |', () => {
    const rows = [['题型', '题干', '选项A', '选项B', '答案'], ['填空', '党的六大在____召开。', '莫斯科', '', ''], ['填空题', '党的一大于____年在____召开。', '', '', '1921|上海']]
    expect(said(sheet(rows))).toEqual([fill('党的六大在____召开。', [['莫斯科']]), fill('党的一大于____年在____召开。', [['1921'], ['上海']])])
  })
  it('knows stem and options under one heading', () => {
    expect(said(sheet([['序号', '题目及选项', '参考答案'], ['1', '党的一大召开的年份是（ ）\nA.1919年\nB.1921年\nC.1922年\nD.1927年', 'B'], ['2', '三大作风包括（ ）A.理论联系实际 B.密切联系群众 C.批评和自我批评 D.艰苦奋斗', 'ABC']]))).toEqual([one, two])
  })
  it('reads a table for each question, names on the left', () => {
    const card = (rows: string[][]) => ({ ...table(rows), line: rows.length })
    const found = parseSource({ blocks: [...linesOf('党史题库'), card([['题型', '单选题'], ['题干', '党的一大召开的年份是（ ）'], ['选项A', '1919年'], ['选项B', '1921年'], ['选项C', '1922年'], ['选项D', '1927年'], ['答案', 'B']]), card([['题型', '判断题'], ['题干', '党的七大在延安召开。'], ['答案', '对']])] })
    expect(said(found).sort((a, b) => a.type < b.type ? 1 : -1)).toEqual([one, judge('党的七大在延安召开。', true)])
  })
})
