import { fill, judge, multiple, parsed, reads, said, short, single, troubles } from './papers'

const one = single('党的一大召开的年份是（ ）。', '1919年|1921年|1922年', 'B')
const two = multiple('三大作风包括（ ）。', '理论联系实际|密切联系群众|批评和自我批评', 'ABC')
const three = judge('党的七大在延安召开。', true)
const four = judge('党的六大在上海召开。', false)

describe('run together', () => {
  it('reads a whole paper in one line', () => {
    reads('一、单选题 1.党的一大召开的年份是（ ）。A.1919年 B.1921年 C.1922年 答案：B 2.古田会议召开于（ ）。A.江西 B.福建 答案：B 二、多选题 1.三大作风包括（ ）。A.理论联系实际 B.密切联系群众 C.批评和自我批评 答案：ABC 三、判断题 1.党的七大在延安召开。答案：对 2.党的六大在上海召开。答案：错',
      [one, single('古田会议召开于（ ）。', '江西|福建', 'B'), two, three, four])
  })
  it('reads one paragraph for each question', () => {
    reads('1.党的一大召开的年份是（ ）。A.1919年B.1921年C.1922年答案：B\n2.三大作风包括（ ）。A.理论联系实际B.密切联系群众C.批评和自我批评答案：ABC解析：延安时期形成。\n3.党的七大在延安召开。答案：对', [one, { ...two, analysis: '延安时期形成。' }, three])
  })
  it('reads questions run together with answers in their brackets', () => {
    reads('1.党的一大召开的年份是（B）。A.1919年 B.1921年 C.1922年2.三大作风包括（ABC）。A.理论联系实际 B.密切联系群众 C.批评和自我批评3.党的七大在延安召开。（√）4.党的六大在上海召开。（×）', [one, two, judge('党的七大在延安召开。（ ）', true), judge('党的六大在上海召开。（ ）', false)])
  })
  it('reads them without any space, the numbers with 、', () => {
    reads('1、党的一大召开的年份是（ ）。A、1919年B、1921年C、1922年正确答案：B2、三大作风包括（ ）。A、理论联系实际B、密切联系群众C、批评和自我批评正确答案：ABC3、党的七大在延安召开。正确答案：√', [one, two, three])
  })
})

describe('judgements', () => {
  it.each([['at the end', '1.党的七大在延安召开。（√）\n2.党的六大在上海召开。（×）', '（ ）'], ['words at the end', '1.党的七大在延安召开。（对）\n2.党的六大在上海召开。(错)', ''], ['square', '1.党的七大在延安召开。[√]\n2.党的六大在上海召开。[×]', '']])('reads them %s', (_, text) => {
    const found = parsed(`一、判断题\n${text}`)
    expect(found.questions.map(({ type, answer }) => [type, answer])).toEqual([['judge', [0]], ['judge', [1]]])
    expect(found.questions.map(({ stem }) => stem.replace(/[（( )）]/g, ''))).toEqual(['党的七大在延安召开。', '党的六大在上海召开。'])
    expect(troubles(found)).toEqual([])
  })
  it('reads them before the number, behind it, and without a section', () => {
    reads('判断题\n（√）1.党的七大在延安召开。\n（×）2.党的六大在上海召开。', [three, four])
    reads('判断题\n( √ )1、党的七大在延安召开。\n( × )2、党的六大在上海召开。', [three, four])
    expect(said(parsed('1.（√）党的七大在延安召开。\n2.（×）党的六大在上海召开。')).map(({ type, answer }) => [type, answer])).toEqual([['judge', [0]], ['judge', [1]]])
    expect(said(parsed('1. √ 党的七大在延安召开。\n2. × 党的六大在上海召开。')).map(({ type, answer }) => [type, answer])).toEqual([['judge', [0]], ['judge', [1]]])
  })
  it('reads them behind glued numbers', () => {
    expect(said(parsed('1党的七大在延安召开（√）\n2党的六大在上海召开（×）')).map(({ type, stem, answer }) => [type, stem, answer])).toEqual([['judge', '党的七大在延安召开（ ）', [0]], ['judge', '党的六大在上海召开（ ）', [1]]])
  })
  it('reads a sign without a bracket at the end', () => {
    reads('判断题\n1.党的七大在延安召开。√\n2.党的六大在上海召开。×', [three, four])
  })
  it('takes a correction for the analysis', () => {
    reads('三、判断题\n1.党的一大于1920年召开。\n答案：×，应为1921年。\n2.党的六大在上海召开。（×）改正：在莫斯科召开。\n3.古田会议在江西召开。答案：错。解析：在福建。\n4.党的二大在上海召开。\n答案：正确', [
      judge('党的一大于1920年召开。', false, '应为1921年。'), judge('党的六大在上海召开。（ ）', false, '在莫斯科召开。'), judge('古田会议在江西召开。', false, '在福建。'), judge('党的二大在上海召开。', true)
    ])
  })
  it('reads the options 正确 and 错误', () => {
    reads('1.党的七大在延安召开。\nA.正确\nB.错误\n答案：A\n2.党的六大在上海召开。\nA.对 B.错\n答案：B\n3.党的二大在广州召开。\nA.错误\nB.正确\n答案：A', [three, four, judge('党的二大在广州召开。', false)])
  })
})

describe('without numbers', () => {
  it('reads stem, options, answer', () => {
    reads('党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n\n三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\n答案：ABC\n解析：延安时期形成。\n\n党的七大在延安召开。\n答案：对', [one, { ...two, analysis: '延安时期形成。' }, three])
  })
  it('reads them without blank lines between', () => {
    reads('党的一大召开的年份是（B）。\nA.1919年\nB.1921年\nC.1922年\n三大作风包括（ABC）。\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评', [one, two])
    reads('党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\n答案：ABC', [one, two])
  })
  it('reads judgements and fill-ins one a line', () => {
    reads('判断题\n党的七大在延安召开。（√）\n党的六大在上海召开。（×）\n填空题\n党的一大在（上海）召开。\n井冈山位于（江西）省。', [judge('党的七大在延安召开。（ ）', true), judge('党的六大在上海召开。（ ）', false), fill('党的一大在（ ）召开。', [['上海']]), fill('井冈山位于（ ）省。', [['江西']])])
  })
})

describe('types and points given with each question', () => {
  it.each([
    ['【多选】', (n: number, type: string) => `${n}.【${type}】`], ['（多选题）', (n: number, type: string) => `${n}.（${type}题）`], ['[多选题]', (n: number, type: string) => `${n}. [${type}题] `], ['before the number', (n: number, type: string) => `【${type}题】${n}.`], ['多选题：', (n: number, type: string) => `${n}.${type}题：`],
    ['with points', (n: number, type: string) => `${n}.【${type}题】（2分）`], ['before the number in round brackets', (n: number, type: string) => `（${type}题）${n}、`], ['on its own line', (n: number, type: string) => `${n}.${type}题\n`], ['(多选题, 2分)', (n: number, type: string) => `${n}.（${type}题，2分）`], ['多选题 2.', (n: number, type: string) => `${type}题 ${n}.`],
    ['(多选题,2.0分)', (n: number, type: string) => `${n}. (${type}题,2.0分)`], ['[多选题](2.0分)', (n: number, type: string) => `${n}.[${type}题](2.0分)`]
  ])('reads %s', (_, mark) => {
    reads(`${mark(1, '单选')}党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n${mark(2, '多选')}三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\n答案：ABC\n${mark(3, '判断')}党的七大在延安召开。\n答案：对`, [one, two, three])
  })
  it('reads them at the end of the stem, and the points', () => {
    const { questions } = parsed('1.三大作风包括（ ）。（多选题）（2分）\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\n答案：A\n2.党的七大在延安召开。（1.5分）\n答案：对')
    expect(questions.map(({ type, stem, points }) => [type, stem, points])).toEqual([['multiple', '三大作风包括（ ）。', 2], ['judge', '党的七大在延安召开。', 1.5]])
  })
})

describe('sections', () => {
  it.each([
    '一、单项选择题（每题2分，共20分）', '一、单选题', '一.单选题', '第一部分 单选题（共20题，每题1分）', '（一）单项选择题', '单选题 100 道', '【单选题】', '单选题', '单项选择题：', '1、单选题', '一、单选题（100道）', '一、单选题（共100题）', '★单选题', '第一大题 单项选择题', '一、单项选择（每小题1分）', '单选：', '一、党章知识单选题', '一、单选题：每题只有一个正确答案，请将正确答案的序号填入括号内。', 'Ⅰ、单选题', '一、 单选题 (20题)', '（一）单选题（共20题）', '一、单选题（请把正确答案填在括号里）', '## 一、单选题', '一 单选题', '单选题（40题）', '—、单选题', '壹、单选题', '第一题 单项选择题（每题2分）', '一、单项选择题。', '-----单选题-----', '第一章 单选题', '题型：单选题', '一、单选题库', '一、单选题部分'
  ])('knows %s', (heading) => {
    const { questions, problems } = parsed(`${heading}\n1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：AB\n2.古田会议召开于（ ）。\nA.江西\nB.福建\n答案：B`)
    expect(questions.map(({ type, stem }) => [type, stem])).toEqual([['single', '党的一大召开的年份是（ ）。'], ['single', '古田会议召开于（ ）。']])
    expect(problems).toEqual([])
  })
  it.each([['多选题', 'multiple'], ['多项选择题', 'multiple'], ['不定项选择题', 'multiple'], ['判断题', 'judge'], ['是非题', 'judge'], ['判断正误', 'judge'], ['填空题', 'fill'], ['简答题', 'short'], ['论述题', 'short'], ['判断对错题', 'judge'], ['问答题', 'short']])('gives the type of %s', (name, type) => {
    expect(parsed(`一、${name}（每题2分）\n1.党的宗旨____（ ）。\n`).questions.map((question) => [question.type, question.points])).toEqual([[type, 2]])
  })
  it('tells single from multiple by the answer under 选择题', () => {
    reads('一、选择题\n1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n2.三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\n答案：ABC', [one, two])
  })
  it('goes over titles, authors, page numbers, chapters and drawn lines', () => {
    const found = parsed('党史学习教育知识竞赛题库\n（2021年6月）\n\n第一章 党的创建\n一、单选题\n1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n- 1 -\n————————————\n第二章 作风建设\n一、多选题\n1.三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\n第 2 页 共 3 页\nC.批评和自我批评\n答案：ABC\n2 / 3\n二、判断题\n   \n1.党的七大在延安召开。\n答案：对\n第三章 历史\n1.党的六大在上海召开。\n答案：错')
    expect(said(found)).toEqual([one, two, three, four])
    expect(found.problems.filter(({ line }) => (line ?? 0) > 2)).toEqual([])
  })
  it('ends the type of a chapter at the next heading', () => {
    expect(parsed('一、判断题\n1.党的七大在延安召开。答案：对\n二、单选题\n1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\n答案：B\n三、简答题\n1.什么是三大作风？\n答：略').questions.map(({ type }) => type)).toEqual(['judge', 'single', 'short'])
  })
})

describe('fill-ins', () => {
  it('takes the words of the brackets for the answer in a fill section only', () => {
    reads('一、填空题\n1.党的一大最后一天转移到（嘉兴南湖）举行。\n2.三大法宝是（统一战线）、（武装斗争）、（党的建设）。\n3.中国共产党（CPC）成立于____年。答案：1921', [
      fill('党的一大最后一天转移到（ ）举行。', [['嘉兴南湖']]), fill('三大法宝是（ ）、（ ）、（ ）。', [['统一战线'], ['武装斗争'], ['党的建设']]), fill('中国共产党（CPC）成立于____年。', [['1921']])
    ])
    expect(said(parsed('1.中国共产党（简称中共）成立于（ ）。\nA.1921年\nB.1922年\n答案：A'))[0]?.stem).toBe('中国共产党（简称中共）成立于（ ）。')
  })
  it('takes underlined words', () => {
    reads('填空题\n1.党的一大在__上海__召开。\n2.党的根本宗旨是___全心全意为人民服务___。', [fill('党的一大在____召开。', [['上海']]), fill('党的根本宗旨是____。', [['全心全意为人民服务']])])
  })
  it('gives the right number of texts to the blanks', () => {
    reads('填空题\n1.（ ）年，（ ）在上海成立。\n答案：1921、中国共产党\n2.长征胜利结束于____年____月。\n答案：1936 10\n3.党员有____多名。\n答案：50|五十\n4.“四个自信”即____。\n答案：道路自信、理论自信、制度自信、文化自信', [
      fill('（ ）年，（ ）在上海成立。', [['1921'], ['中国共产党']]), fill('长征胜利结束于____年____月。', [['1936'], ['10']]), fill('党员有____多名。', [['50', '五十']]), fill('“四个自信”即____。', [['道路自信、理论自信、制度自信、文化自信']])
    ])
  })
})

describe('questions with a written answer', () => {
  it('reads an answer of several lines', () => {
    reads('四、简答题\n1.三大作风是什么？\n答：（1）理论联系实际；\n（2）密切联系群众；\n（3）批评和自我批评。\n2.古田会议的意义？\n答案：确立了思想建党、政治建军原则。\n解析：1929年12月。', [
      short('三大作风是什么？', '（1）理论联系实际；\n（2）密切联系群众；\n（3）批评和自我批评。'), short('古田会议的意义？', '确立了思想建党、政治建军原则。', '1929年12月。')
    ])
    reads('四、简答题\n1.三大作风是什么？\n答案：\n1.理论联系实际\n2.密切联系群众\n3.批评和自我批评\n2.古田会议的意义？\n答：略', [short('三大作风是什么？', '1.理论联系实际\n2.密切联系群众\n3.批评和自我批评'), short('古田会议的意义？', '略')])
  })
})

describe('analysis and other labels', () => {
  it('keeps an analysis of several paragraphs with points of its own', () => {
    reads('1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n解析：要点如下。\n1.时间是1921年。\n2.地点是上海。\n3.党员五十多名。\n2.三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\n答案：ABC\n【解析】\n（1）延安整风形成。\n\n（2）写进七大报告。\n3.党的七大在延安召开。\n答案：对', [
      { ...one, analysis: '要点如下。\n1.时间是1921年。\n2.地点是上海。\n3.党员五十多名。' }, { ...two, analysis: '（1）延安整风形成。\n（2）写进七大报告。' }, three
    ])
  })
  it.each(['解析：', '答案解析：', '【解析】', '试题解析：', '【答案解析】：', '【详解】', '参考解析：', '解析:', '解析 ', '分析：', '【分析】', '[解析]', '考点解析：', '答题解析：', '解释：', '说明：', '理由：', '解答：'])('reads the reason behind %s', (label) => {
    reads(`1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n${label}会期是七月。\n2.党的七大在延安召开。\n答案：对`, [{ ...one, analysis: '会期是七月。' }, three])
  })
  it('reads the other labels and lets none into the words', () => {
    const { questions } = parsed('1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B\n解析：会期是七月。\n出处：《党史简明读本》第3页\n难度：易\n知识点：党的创建\n命题单位：宣传部\n分值：2\n题型：单选题\n2.党的七大在延安召开。\n【答案】对 【难度】中 【出处】《简史》 【知识点】党代会')
    expect(said({ questions, problems: [] })).toEqual([{ ...one, analysis: '会期是七月。' }, three])
    expect(questions[0]).toMatchObject({ source: '《党史简明读本》第3页', difficulty: 1, topic: '党的创建', points: 2 })
    expect(questions[1]).toMatchObject({ source: '《简史》', difficulty: 3, topic: '党代会' })
  })
  it('takes the words behind the answer for its reason', () => {
    reads('1.党的一大召开的年份是（ ）。\nA.1919年\nB.1921年\nC.1922年\n答案：B 解析：会期是七月。\n2.党的七大在延安召开。\n答案：对【解析】1945年。\n3.三大作风包括（ ）。\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\n答案：ABC（见七大报告）', [{ ...one, analysis: '会期是七月。' }, { ...three, analysis: '1945年。' }, { ...two, analysis: '（见七大报告）' }])
  })
})
