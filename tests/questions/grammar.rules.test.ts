import { judge, multiple, parsed, reads, said, single, fill } from './papers'

const two = [
  single('党的一大召开的年份是（ ）。', '1919年|1921年|1922年|1927年', 'B'),
  single('古田会议召开于（ ）。', '江西|福建|湖南|贵州', 'B')
]
const options = [['1919年', '1921年', '1922年', '1927年'], ['江西', '福建', '湖南', '贵州']]
/** The same two questions with their numbers, options and answers written as given. */
const paper = (number: (n: number) => string, option = (letter: string, text: string) => `${letter}.${text}`, answer = (letter: string) => `答案：${letter}`) => two
  .map((one, i) => [`${number(i + 1)}${one.stem}`, ...(options[i] ?? []).map((text, j) => option('ABCD'[j] as string, text)), answer('B')].join('\n')).join('\n')

describe('normalising', () => {
  it('reads CR, CRLF, U+2028 and vertical tabs as line ends', () => {
    for (const end of ['\r', '\r\n', '\u2028', '\v']) reads(paper((n) => `${n}.`).replace(/\n/g, end), two)
  })
  it('is not disturbed by a BOM, zero-width characters or an end-of-file mark', () => {
    reads(`\ufeff${paper((n) => `${n}\u200b.`).replace('一大', '一\u200b大')}\u001a`, two)
  })
  it('takes NBSP and U+3000 for spaces', () => {
    reads(paper((n) => `\u3000\u3000${n}.\u00a0`, (letter, text) => `\u00a0${letter}.\u3000${text}`), two)
  })
  it('reads radicals that PDF programs write as the characters they stand for', () => {
    reads('1.党的⼀⼤选举产⽣了（ ）。\nA.中央局\nB.中央委员会\nC.⻓江局\nD.⻘年团\n答案：A', [single('党的一大选举产生了（ ）。', '中央局|中央委员会|长江局|青年团', 'A')])
  })
  it('folds full width in marker position only', () => {
    reads('１．关于“Ｃ９１９”客机说法正确的是（ ）。\nＡ．２０１７年首飞\nＢ．进口\nＣ．军用\n答案：Ａ', [single('关于“Ｃ９１９”客机说法正确的是（ ）。', '２０１７年首飞|进口|军用', 'A')])
  })
})

describe('numbers', () => {
  const forms: [string, (n: number) => string][] = [
    ['1.', (n) => `${n}.`], ['1．', (n) => `${n}．`], ['1、', (n) => `${n}、`], ['1)', (n) => `${n})`], ['(1)', (n) => `(${n})`], ['（1）', (n) => `（${n}）`], ['第1题', (n) => `第${n}题 `], ['1 and a space', (n) => `${n} `],
    ['1 and a tab', (n) => `${n}\t`], ['01.', (n) => `0${n}. `], ['001、', (n) => `00${n}、`], ['glued', (n) => `${n}`], ['alone on a line', (n) => `${n}\n`], ['1. alone on a line', (n) => `${n}.\n`],
    ['第一题', (n) => `第${'一二'[n - 1]}题：`], ['一、', (n) => `${'一二'[n - 1]}、`], ['（一）', (n) => `（${'一二'[n - 1]}）`], ['【1】', (n) => `【${n}】`], ['题1：', (n) => `题${n}：`], ['*1.', (n) => `*${n}.`], ['No.1', (n) => `No.${n} `],
    ['#1', (n) => `#${n} `], ['1.、', (n) => `${n}.、`], ['1 .', (n) => `${n} . `], ['①', (n) => `${'①②'[n - 1]}`], ['1。', (n) => `${n}。`], ['1,', (n) => `${n},`], ['(1).', (n) => `(${n}).`], ['第 1 题.', (n) => `第 ${n} 题. `], ['题目1:', (n) => `题目${n}:`]
  ]
  it.each(forms)('reads %s', (_, number) => reads(paper(number), two))

  it('takes no year, date or decimal at a line start for a number', () => {
    reads('1.下列事件按先后排列正确的是（ ）。\n1921年党的一大\n1949.10 开国大典\n3月 春耕\n2.5万里长征\n20世纪的事\nA.前二者\nB.后二者\n答案：A\n2.1927年8月1日爆发了（ ）。\nA.南昌起义\nB.秋收起义\n答案：A', [
      single('下列事件按先后排列正确的是（ ）。\n1921年党的一大\n1949.10 开国大典\n3月 春耕\n2.5万里长征\n20世纪的事', '前二者|后二者', 'A'), single('1927年8月1日爆发了（ ）。', '南昌起义|秋收起义', 'A')
    ])
  })
  it('keeps a year in a stem that begins with it and has no number of its own', () => {
    reads('1921年7月召开的会议是（ ）。\nA.党的一大\nB.党的二大\n答案：A\n\n1935年1月召开的会议是（ ）。\nA.古田会议\nB.遵义会议\n答案：B', [
      single('1921年7月召开的会议是（ ）。', '党的一大|党的二大', 'A'), single('1935年1月召开的会议是（ ）。', '古田会议|遵义会议', 'B')
    ])
  })
  it('goes on where numbers are left out or wrong', () => {
    expect(said(parsed('1.甲组的书记是（ ）。\nA.张三\nB.李四\n答案：A\n3.乙组的书记是（ ）。\nA.王五\nB.赵六\n答案：B\n3.丙组的书记是（ ）。\nA.钱七\nB.孙八\n答案：A\n5.丁组的书记是（ ）。\nA.周九\nB.吴十\n答案：A'))).toEqual([
      single('甲组的书记是（ ）。', '张三|李四', 'A'), single('乙组的书记是（ ）。', '王五|赵六', 'B'), single('丙组的书记是（ ）。', '钱七|孙八', 'A'), single('丁组的书记是（ ）。', '周九|吴十', 'A')
    ])
  })
  it('keeps lists with numbers of their own inside a stem', () => {
    const list = (a: string, b: string, c: string) => `1.下列说法正确的有（ ）。\n${a}实事求是\n${b}独立自主\n${c}群众路线\nA.前两项\nB.后两项\nC.全部\n答案：C\n2.党徽的图案由（ ）组成。\nA.镰刀锤头\nB.五角星\n答案：A`
    for (const [a, b, c] of [['①', '②', '③'], ['1.', '2.', '3.'], ['（1）', '（2）', '（3）'], ['1）', '2）', '3）']] as const) {
      reads(list(a, b, c), [single(`下列说法正确的有（ ）。\n${a}实事求是\n${b}独立自主\n${c}群众路线`, '前两项|后两项|全部', 'C'), single('党徽的图案由（ ）组成。', '镰刀锤头|五角星', 'A')])
    }
  })
  it('puts a stem of several lines together', () => {
    reads('1.“没有调查，没有发言权。”这句\n话出自毛泽东的著作（ ）。\nA.《反对本本主义》\nB.《矛盾论》\n答案：A', [single('“没有调查，没有发言权。”这句话出自毛泽东的著作（ ）。', '《反对本本主义》|《矛盾论》', 'A')])
  })
})

describe('options', () => {
  const forms: [string, (letter: string, text: string) => string][] = [
    ['A.', (l, t) => `${l}.${t}`], ['A、', (l, t) => `${l}、${t}`], ['A．', (l, t) => `${l}．${t}`], ['A ', (l, t) => `${l} ${t}`], ['(A)', (l, t) => `(${l})${t}`], ['（A）', (l, t) => `（${l}）${t}`], ['[A]', (l, t) => `[${l}]${t}`],
    ['a、', (l, t) => `${l.toLowerCase()}、${t}`], ['Ａ．', (l, t) => `${String.fromCharCode(l.charCodeAt(0) + 0xfee0)}．${t}`], ['A：', (l, t) => `${l}：${t}`], ['A)', (l, t) => `${l})${t}`], ['【A】', (l, t) => `【${l}】${t}`],
    ['A⇥', (l, t) => `${l}\t${t}`], ['A,', (l, t) => `${l},${t}`], ['A。', (l, t) => `${l}。${t}`], ['A. with a mark before', (l, t) => `○ ${l}. ${t}`], ['A;', (l, t) => `${l};${t}`], ['A-', (l, t) => `${l}-${t}`], ['A .', (l, t) => `${l} . ${t}`],
    ['A.、', (l, t) => `${l}.、${t}`], ['选项A：', (l, t) => `选项${l}：${t}`], ['A alone', (l, t) => `${l}.\n${t}`]
  ]
  it.each(forms)('reads %s', (_, option) => reads(paper((n) => `${n}.`, option), two))

  it.each([['spaces', '  '], ['tabs', '\t'], ['nothing', ''], ['a semicolon', '；'], ['a comma', '，']])('splits options with %s between', (_, gap) => {
    reads(`1.党的一大召开的年份是（ ）。\n${['A.1919年', 'B.1921年', 'C.1922年', 'D.1927年'].join(gap)}\n答案：B`, [two[0] as never])
  })
  it('splits options behind the stem on its line', () => {
    reads('1.古田会议召开于（ ）。A.江西 B.福建 C.湖南 D.贵州\n答案：B\n2.党的一大召开的年份是（ ）。A、1919年B、1921年C、1922年D、1927年 答案：B', [two[1] as never, two[0] as never])
  })
  it('keeps letters inside words', () => {
    reads('1.下列说法正确的是（ ）。\nA.维生素A、B都溶于水\nB.A股和B股\nC.C919是大型客机\nD.英超、意甲、B超\nE.DNA、RNA\n答案：C', [single('下列说法正确的是（ ）。', '维生素A、B都溶于水|A股和B股|C919是大型客机|英超、意甲、B超|DNA、RNA', 'C')])
    reads('1.A股市场成立于（ ）。\nA.1990年\nB.1991年\n答案：A\n2.B超检查属于（ ）。\nA.影像\nB.化验\n答案：A', [single('A股市场成立于（ ）。', '1990年|1991年', 'A'), single('B超检查属于（ ）。', '影像|化验', 'A')])
  })
  it('reads options of several lines', () => {
    reads('1.党的根本宗旨是（ ）。\nA.全心全意\n为人民服务\nB.实现共产主义，\n这是最高理想\nC.改革开放\n答案：A', [single('党的根本宗旨是（ ）。', '全心全意\n为人民服务|实现共产主义，\n这是最高理想|改革开放', 'A')])
  })
  it('reads two options a line, and blank lines between', () => {
    reads('1.古田会议召开于（ ）。\n\nA.江西\t\tB.福建\n\nC.湖南\t\tD.贵州\n\n答案：B', [two[1] as never])
  })
  it('reads more than ten options', () => {
    const all = [...'ABCDEFGHIJKL']
    reads(`1.下列属于（ ）。\n${all.map((l, i) => `${l}.第${i + 1}项`).join('\n')}\n答案：ACL`, [multiple('下列属于（ ）。', all.map((_, i) => `第${i + 1}项`).join('|'), 'ACL')])
  })
})

describe('answers', () => {
  it.each(['答案：', '正确答案：', '参考答案：', '【答案】', '答：', '答案:', '答案 ', '标准答案：', '[答案]', '(答案)', '正确答案是：', '答案为', '本题答案：', '【正确答案】', '〖答案〗', '答 案：', '正确选项：', '答案是', 'ANSWER: ', 'Answer：', '正确答案 ', '选：', '故选', '答案选', '【参考答案】：', '参考答案'])(
    'reads behind %s', (label) => reads(paper((n) => `${n}.`, undefined, (l) => `${label}${l}`), two))
  it.each(['B', 'b', '(B)', '（B）', 'B。', 'B.', '【B】', 'Ｂ', 'B、', 'B；', '“B”', 'B项', '选B', 'B.1921年', 'B 1921年', '1921年'])('reads the value %s', (value) => {
    expect(said(parsed(`1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：${value}`))[0]?.answer).toEqual([1])
  })
  it.each(['ABD', 'A、B、D', 'A,B,D', 'A B D', '（ABD）', 'A，B，D', 'ＡＢＤ', 'abd', 'A;B;D', 'A/B/D', 'A|B|D', 'A和B和D', 'DBA', 'A.B.D', 'ABD。', 'A、 B、 D'])('reads several letters: %s', (value) => {
    expect(said(parsed(`1.三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\nC.艰苦奋斗\nD.批评和自我批评\n答案：${value}`))[0]).toEqual(multiple('三大作风包括（ ）。', '理论联系实际|密切联系群众|艰苦奋斗|批评和自我批评', 'ABD'))
  })
  it.each([['√', true], ['×', false], ['✓', true], ['✔', true], ['❌', false], ['对', true], ['错', false], ['正确', true], ['错误', false], ['是', true], ['否', false], ['T', true], ['F', false], ['true', true], ['false', false],
    ['TRUE', true], ['False', false], ['x', false], ['X', false], ['（√）', true], ['不正确', false], ['正确。', true], ['A', true], ['B', false], ['✖', false], ['╳', false], ['Y', true], ['N', false], ['不对', false], ['Ⅹ', false], ['V', true]] as const)('judges %s', (value, right) => {
    reads(`一、判断题\n1.党的一大在上海召开。\n答案：${value}`, [judge('党的一大在上海召开。', right)])
  })
  it('does not take true for letters', () => {
    reads('1.党的七大在延安召开。\n答案：true\n2.党的八大在延安召开。\n答案：false', [judge('党的七大在延安召开。', true), judge('党的八大在延安召开。', false)])
  })
  it.each([['( B )', '( )'], ['（B）', '（ ）'], ['（Ｂ）', '（ ）'], ['（ B ）', '（ ）'], ['__B__', '____'], ['____B____', '____'], ['（　B　）', '（ ）']])('takes %s out of the stem', (mark, left) => {
    reads(`1.党的一大召开于${mark}年。\nA.1919\nB.1921\nC.1922`, [single(`党的一大召开于${left}年。`, '1919|1921|1922', 'B')])
  })
  it.each(['（ABD）', '（ＡＢＤ）', '( A、B、D )', '(A B D)', '__ABD__', '（A，B，D）'])('takes %s out of the stem', (mark) => {
    const [question] = said(parsed(`1.三大作风包括${mark}。\nA.理论联系实际\nB.密切联系群众\nC.艰苦奋斗\nD.批评和自我批评`))
    expect([question?.type, question?.answer]).toEqual(['multiple', [0, 1, 3]])
    expect(question?.stem).not.toMatch(/[ABDＡＢＤ]/)
  })
  it('takes a bare letter at the end of the stem, and [单选] [C]', () => {
    reads('1.党的一大召开于哪一年？ B\nA.1919\nB.1921\n2.古田会议召开于哪里？C\nA.江西\nB.湖南\nC.福建', [single('党的一大召开于哪一年？', '1919|1921', 'B'), single('古田会议召开于哪里？', '江西|湖南|福建', 'C')])
    reads('1. [单选] [C] 古田会议召开于哪里？\nA.江西\nB.湖南\nC.福建\n2.[多选][AB]长征经过了\nA.贵州\nB.云南\nC.海南', [single('古田会议召开于哪里？', '江西|湖南|福建', 'C'), multiple('长征经过了', '贵州|云南|海南', 'AB')])
  })
  it('reads the answer on the line below its label', () => {
    reads('1.古田会议召开于（ ）。\nA.江西\nB.福建\n答案：\nB\n解析：\n在福建上杭。\n2.七大在延安召开。\n正确答案\n对', [single('古田会议召开于（ ）。', '江西|福建', 'B', '在福建上杭。'), judge('七大在延安召开。', true)])
  })
  it('reads alternatives and several blanks', () => {
    reads('1.党的一大召开时有党员____多人。\n答案：50|五十\n2.党的一大在____召开，后转移到____。\n答案：上海；嘉兴南湖\n3.三大法宝是____、____和____。\n答案：统一战线、武装斗争、党的建设\n4.党的创建地是____，转移到____。\n答案：（1）上海 （2）嘉兴', [
      fill('党的一大召开时有党员____多人。', [['50', '五十']]), fill('党的一大在____召开，后转移到____。', [['上海'], ['嘉兴南湖']]), fill('三大法宝是____、____和____。', [['统一战线'], ['武装斗争'], ['党的建设']]), fill('党的创建地是____，转移到____。', [['上海'], ['嘉兴']])
    ])
  })
})
