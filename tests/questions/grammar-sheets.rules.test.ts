import { parseSource } from '../../server/questions/parse'
import { fill, judge, multiple, said, sheet, short, single, table, troubles } from './papers'

const one = single('党的一大召开的年份是（ ）。', '1919年|1921年|1922年|1927年', 'B')
const two = multiple('三大作风包括（ ）。', '理论联系实际|密切联系群众|批评和自我批评', 'ABC')
const three = judge('党的七大在延安召开。', true)
const expectSheet = (rows: string[][], want: unknown[], name?: string) => {
  const found = sheet(rows, name)
  expect(said(found)).toEqual(want)
  expect(troubles(found)).toEqual([])
}
const row1 = ['党的一大召开的年份是（ ）。', '1919年', '1921年', '1922年', '1927年', 'B']
const row2 = ['三大作风包括（ ）。', '理论联系实际', '密切联系群众', '批评和自我批评', '', 'ABC']
const row3 = ['党的七大在延安召开。', '正确', '错误', '', '', 'A']

describe('headings', () => {
  it.each([
    ['题目', ['选项A', '选项B', '选项C', '选项D'], '答案'], ['题干', ['A', 'B', 'C', 'D'], '正确答案'], ['试题内容', ['选项1', '选项2', '选项3', '选项4'], '参考答案'], ['题目内容（必填）', ['A选项', 'B选项', 'C选项', 'D选项'], '正确答案（必填）'],
    ['问题', ['选项一', '选项二', '选项三', '选项四'], '标准答案'], ['*题干', ['选项 A', '选项 B', '选项 C', '选项 D'], '*答案'], ['试题', ['A项', 'B项', 'C项', 'D项'], '正确选项'], ['题目标题', ['答案A', '答案B', '答案C', '答案D'], '正确答案'],
    ['题面', ['选项（A）', '选项（B）', '选项（C）', '选项（D）'], '答案'], ['Question', ['Option A', 'Option B', 'Option C', 'Option D'], 'Answer'], ['题目描述', ['备选答案1', '备选答案2', '备选答案3', '备选答案4'], '正确答案(多个用逗号隔开)'],
    ['试题题目', ['A.', 'B.', 'C.', 'D.'], '答案：'], ['题目名称', ['选项A内容', '选项B内容', '选项C内容', '选项D内容'], '题目答案'], ['考题', ['选择A', '选择B', '选择C', '选择D'], '答案项'], ['试题正文', ['答案选项A', '答案选项B', '答案选项C', '答案选项D'], '试题答案'],
    ['题目（必填）', ['选项A（必填）', '选项B（必填）', '选项C', '选项D'], '正确答案\n（必填）'], ['题干（必填，不超过500字）', ['a', 'b', 'c', 'd'], '答案(如AB)']
  ])('reads %s', (stem, options, answer) => expectSheet([[stem, ...options, answer], row1, row2, row3], [one, two, three]))

  it('reads 题型, 序号, 解析, 分值, 难度, 知识点 in any order', () => {
    const found = sheet([['序号', '题型', '难度', '题目', '选项A', '选项B', '选项C', '选项D', '正确答案', '答案解析', '分值', '知识点'],
      ['1', '单选题', '易', '党的一大召开的年份是（ ）。', '1919年', '1921年', '1922年', '1927年', 'B', '会期是七月。', '2', '党的创建'], ['2', '判断题', '难', '党的七大在延安召开。', '', '', '', '', '对', '', '1', '']])
    expect(said(found)).toEqual([{ ...one, analysis: '会期是七月。' }, three])
    expect(found.questions[0]).toMatchObject({ points: 2, difficulty: 1, topic: '党的创建', line: 2 })
  })
  it('goes over a title row, notes and two heading rows', () => {
    const title = Array<string>(6).fill('党史知识竞赛题库')
    expectSheet([title, Array<string>(6).fill('说明：答案填字母，多选题请连写。'), ['题干', '选项', '选项', '选项', '选项', '答案'], ['题干', 'A', 'B', 'C', 'D', '答案'], row1, row2, row3], [one, two, three])
    expectSheet([['党史知识竞赛题库', '', '', '', '', ''], ['题干', 'A', 'B', 'C', 'D', '答案'], row1, row2], [one, two])
    expectSheet([['题干', '选项', '', '', '', '答案'], ['', 'A', 'B', 'C', 'D', ''], row1, row2], [one, two])
  })
  it('goes on over headings that come again', () => {
    const head = ['题干', 'A', 'B', 'C', 'D', '答案']
    expectSheet([head, row1, head, row2], [one, two])
  })
  it('reads a sheet without headings by what the cells hold', () => {
    expectSheet([row1, row2, ['古田会议召开于（ ）。', '江西', '福建', '湖南', '贵州', 'B']], [one, two, single('古田会议召开于（ ）。', '江西|福建|湖南|贵州', 'B')])
    expectSheet([['1', '单选题', ...row1], ['2', '多选题', ...row2]], [one, two])
    expectSheet([['党的七大在延安召开。', '对'], ['党的六大在上海召开。', '错'], ['古田会议在福建召开。', '对']], [three, judge('党的六大在上海召开。', false), judge('古田会议在福建召开。', true)])
    expectSheet([['B', row1[0] as string, 'A.1919年', 'B.1921年', 'C.1922年', 'D.1927年'], ['ABC', row2[0] as string, 'A.理论联系实际', 'B.密切联系群众', 'C.批评和自我批评', '']], [one, two])
  })
  it('takes the type from the sheet’s name', () => {
    expectSheet([['题目', '答案'], ['党的七大在延安召开。', '1'], ['党的六大在上海召开。', '0']], [three, judge('党的六大在上海召开。', false)], '判断题')
    expectSheet([['题干', 'A', 'B', 'C', 'D', '答案'], ['三大法宝包括（ ）。', '统一战线', '武装斗争', '', '', 'AB']], [multiple('三大法宝包括（ ）。', '统一战线|武装斗争', 'AB')], '多选')
    expectSheet([['题目', '答案'], ['党的一大在____召开。', '上海']], [fill('党的一大在____召开。', [['上海']])], '填空题（20题）')
    expectSheet([['题目', '答案'], ['三大作风是什么？', '理论联系实际、密切联系群众、批评和自我批评']], [short('三大作风是什么？', '理论联系实际、密切联系群众、批评和自我批评')], '简答题')
  })
})

describe('cells', () => {
  it.each([
    ['letters', 'A.1919年\nB.1921年\nC.1922年\nD.1927年'], ['letters on one line', 'A.1919年 B.1921年 C.1922年 D.1927年'], ['bars', '1919年|1921年|1922年|1927年'], ['semicolons', '1919年；1921年；1922年；1927年'], ['glued letters', 'A、1919年B、1921年C、1922年D、1927年'],
    ['lines', '1919年\n1921年\n1922年\n1927年'], ['letters and semicolons', 'A:1919年;B:1921年;C:1922年;D:1927年'], ['letters and bars', 'A.1919年|B.1921年|C.1922年|D.1927年'], ['dollar signs', '1919年$;$1921年$;$1922年$;$1927年'], ['A-…|B-…', 'A-1919年|B-1921年|C-1922年|D-1927年']
  ])('takes options apart in one cell: %s', (_, cell) => expectSheet([['题目', '选项', '答案'], ['党的一大召开的年份是（ ）。', cell, 'B']], [one]))
  it.each(['B', 'b', '2', '1921年', 'B.', 'B、1921年', '（B）', 'Ｂ', '选项B', 'B.1921年', '选项2'])('reads the answer %s', (answer) => expectSheet([['题干', 'A', 'B', 'C', 'D', '答案'], ['党的一大召开的年份是（ ）。', '1919年', '1921年', '1922年', '1927年', answer]], [one]))
  it.each(['ABC', 'A;B;C', 'A,B,C', 'A|B|C', 'A、B、C', '1,2,3', 'A\nB\nC', 'A，B，C', '理论联系实际;密切联系群众;批评和自我批评', '123', 'A B C', '理论联系实际|密切联系群众|批评和自我批评'])('reads the answers %s', (answer) => expectSheet([['题型', '题干', 'A', 'B', 'C', 'D', '答案'], ['多选题', '三大作风包括（ ）。', '理论联系实际', '密切联系群众', '批评和自我批评', '', answer]], [two]))
  it.each(['对', 'TRUE', '√', '正确', 'A', 'T', '1', '是', 'Y', 'true', '正确。'])('judges %s', (answer) => {
    expectSheet([['题型', '题干', 'A', 'B', '答案'], ['判断题', '党的七大在延安召开。', '', '', answer]], [three])
    expectSheet([['题型', '题干', 'A', 'B', '答案'], ['判断题', '党的七大在延安召开。', '正确', '错误', answer === '1' ? 'A' : answer]], [three])
  })
  it.each(['错', 'FALSE', '×', '错误', 'B', 'F', '0', '否', 'N', 'false'])('judges %s', (answer) => expectSheet([['题型', '题干', 'A', 'B', '答案'], ['判断题', '党的六大在上海召开。', '', '', answer]], [judge('党的六大在上海召开。', false)]))
  it('takes numbers, letters and tags off', () => {
    expectSheet([['题干', 'A', 'B', 'C', 'D', '答案'], ['1.党的一大召开的年份是（ ）。', 'A.1919年', 'B、1921年', 'C 1922年', 'D:1927年', 'B'], ['2、三大作风包括（ ）。（多选）', 'A．理论联系实际', 'B．密切联系群众', 'C．批评和自我批评', '', 'ABC']], [one, two])
  })
  it('takes an option E out of cell D, and all options out of the stem', () => {
    expectSheet([['题干', 'A', 'B', 'C', 'D', '答案'], ['下列属于长征经过的是（ ）。', 'A.贵州', 'B.云南', 'C.四川', 'D.甘肃 E.陕西', 'ABCDE'], row1], [multiple('下列属于长征经过的是（ ）。', '贵州|云南|四川|甘肃|陕西', 'ABCDE'), one])
    expectSheet([['题目', '答案'], ['党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\nD.1927年', 'B'], ['三大作风包括（ ）。A.理论联系实际 B.密切联系群众 C.批评和自我批评', 'ABC']], [one, two])
  })
  it('takes everything out of the stem’s cell', () => {
    expectSheet([['序号', '题目'], ['1', '党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\nD.1927年\n答案：B'], ['2', '三大作风包括（ ）。\nA.理论联系实际 B.密切联系群众 C.批评和自我批评\n答案：ABC\n解析：延安时期形成。']], [one, { ...two, analysis: '延安时期形成。' }])
  })
  it('reads the answer in the stem’s bracket', () => expectSheet([['题目', 'A', 'B', 'C', 'D'], ['党的一大召开的年份是（B）。', '1919年', '1921年', '1922年', '1927年'], ['三大作风包括（ABC）。', '理论联系实际', '密切联系群众', '批评和自我批评', '']], [one, two]))
  it('reads one column of text', () => {
    expectSheet('1.党的一大召开的年份是（ ）。|A.1919年|B.1921年|C.1922年|D.1927年|答案：B|2.三大作风包括（ ）。|A.理论联系实际|B.密切联系群众|C.批评和自我批评|答案：ABC|3.党的七大在延安召开。|答案：对'.split('|').map((cell) => [cell]), [one, two, three])
  })
  it('reads fill-ins and written answers', () => {
    expectSheet([['题型', '题目', '答案', '解析'], ['填空题', '党的一大在____召开，后转移到____。', '上海；嘉兴南湖', ''], ['填空', '党员有____多名。', '50|五十', ''], ['简答题', '三大作风是什么？', '1.理论联系实际\n2.密切联系群众', '见七大报告。']], [
      fill('党的一大在____召开，后转移到____。', [['上海'], ['嘉兴南湖']]), fill('党员有____多名。', [['50', '五十']]), short('三大作风是什么？', '1.理论联系实际\n2.密切联系群众', '见七大报告。')
    ])
  })
  it('keeps figures as options', () => expectSheet([['题干', 'A', 'B', 'C', 'D', '答案'], ['“一国两制”写进了第几部宪法？', '1', '2', '3', '4', 'D'], ['三湾改编有几项措施？', '3', '4', '5', '', 'A']], [single('“一国两制”写进了第几部宪法？', '1|2|3|4', 'D'), single('三湾改编有几项措施？', '3|4|5', 'A')]))
  it('reads several sheets and the lines between', () => {
    const found = parseSource({ blocks: [table([['题干', 'A', 'B', 'C', 'D', '答案'], row1], '单选题'), table([['题干', '答案'], ['党的七大在延安召开。', '√']], '判断题')] })
    expect(said(found)).toEqual([one, three])
  })
  it('does not take a table of facts for questions', () => {
    const found = sheet([['年份', '会议', '地点'], ['1921', '一大', '上海'], ['1945', '七大', '延安']])
    expect(found.questions).toEqual([])
  })
})
