import { fill, judge, multiple, parsed, reads, said, single, troubles } from './papers'

/* Papers whose authors changed the way they write from one question to the next. */

const first = single('党的一大召开的年份是（ ）', '1919年|1921年', 'B')
const FIRST = '1、党的一大召开的年份是（ ）\nA.1919年\nB.1921年\n答案：B\n'

describe('circled figures', () => {
  it('number a question where they go on', () => {
    reads(`${FIRST}2．党的六大召开于（ ）\nA.1928年\nB.1927年\n答案：A\n（3）党的七大在哪里召开？\nA.延安\nB.重庆\n答案：A\n④ 古田会议在哪一年召开？\nA.1929年\nB.1930年\nC.1931年\nD.1932年\n答案：A\n解析：在福建上杭。\n⑤八七会议在哪里召开？ A 武汉 B 上海C 广州 D 南昌\n答案：A\n6. 遵义会议召开于____年。\n答案：1935\n⑦秋收起义爆发于____年。\n答案：1927\n⑧党的七大在延安召开。（√）`, [
      first, single('党的六大召开于（ ）', '1928年|1927年', 'A'), single('党的七大在哪里召开？', '延安|重庆', 'A'), single('古田会议在哪一年召开？', '1929年|1930年|1931年|1932年', 'A', '在福建上杭。'),
      single('八七会议在哪里召开？', '武汉|上海|广州|南昌', 'A'), fill('遵义会议召开于____年。', [['1935']]), fill('秋收起义爆发于____年。', [['1927']]), judge('党的七大在延安召开。（ ）', true)
    ])
  })
  it('number the first question, and an entry of the key', () => {
    reads('①党的六大召开于（ ）\nA.1928年\nB.1927年\n2、党的一大召开的年份是（ ）\nA.1919年\nB.1921年\n③党的七大在哪里召开？\nA.延安\nB.重庆\n参考答案\n1.A 2.B ③A', [single('党的六大召开于（ ）', '1928年|1927年', 'A'), first, single('党的七大在哪里召开？', '延安|重庆', 'A')])
  })
  it('⒈ and ⑴ of one character are numbers', () => {
    reads('⒈党的一大召开的年份是（ ）\nA.1919年\nB.1921年\n答案：B\n⒉党的七大在哪里召开？\nA.延安\nB.重庆\n答案：A', [first, single('党的七大在哪里召开？', '延安|重庆', 'A')])
  })
  it('stay points of a list in a stem, an option and an analysis', () => {
    reads(`${FIRST}2、下列属于三大法宝的有（ ）\n①统一战线\n②武装斗争\n③党的建设\nA.①②③\nB.①②\n答案：A\n解析：①统一战线、②武装斗争；\n③党的建设，见（ ）。\n3、党的六大召开于（ ）\nA.1928年\nB.1927年\n答案：A`, [
      first, single('下列属于三大法宝的有（ ）\n①统一战线\n②武装斗争\n③党的建设', '①②③|①②', 'A', '①统一战线、②武装斗争；\n③党的建设，见（ ）。'), single('党的六大召开于（ ）', '1928年|1927年', 'A')
    ])
  })
})

describe('a question inside another', () => {
  const flagged = (text: string, where: string) => {
    const messages = parsed(text).questions.flatMap(({ problems }) => problems.filter(({ code }) => code === 'run_together').map(({ message }) => message))
    expect(messages).toEqual([`${where}里好像还有另一道题，请把它拆成单独的一道题。`])
  }
  it('is reported in an option', () => {
    flagged('1、党的一大召开的年份是（ B ） A.1919年 B.1921年 C 1928 ⑥ 八七会议在哪里召开？ A 武汉 B 上海C 广州 D 南昌', '选项 C ')
    flagged('1、党的六大召开于（ A ）\nA 1928年\nB 1927年\nC 1926年\n八七会议在哪里召开？\nA 武汉\nB 上海\nC 广州\nD 南昌', '选项 C ')
    flagged('1、党的六大召开于（ A ）\nA.1928年\nB.1927年 ⑦八七会议在（ ）召开', '选项 B ')
  })
  it('is reported in a stem, an analysis and the answer of a blank', () => {
    flagged(`${FIRST}4．秋收起义爆发于____年。\n3、党的二大召开于（ ）\nA.1922年\nB.1923年\n答案：A`, '题干')
    flagged(`${FIRST}解析：在上海召开。\n八七会议在哪里召开？\nA 武汉\nB 上海\nC 广州`, '解析')
    flagged(`${FIRST}2、遵义会议召开于____年。\n答案：1935\n⑨秋收起义爆发于____年。`, '答案')
  })
  it('is no reason that speaks of the options', () => {
    reads(`${FIRST}解析：A.1919年发生五四运动；B.正确；1、年份见纪要。`, [{ ...first, analysis: 'A.1919年发生五四运动；B.正确；1、年份见纪要。' }])
  })
})

describe('options', () => {
  const march = single('长征开始于哪一年？', '1933|1934|1935|1936', 'B')
  it.each(['A1933、B1934、C1935、D1936', 'A1933 B1934 C1935 D1936', 'A1933，B1934，C1935，D1936', 'A1933\nB1934\nC1935\nD1936'])('glued to figures: %s', (options) => {
    reads(`1.长征开始于哪一年？\n${options}\n答案：B`, [march])
  })
  it.each([['（1）1933\n（2）1934\n（3）1935\n（4）1936', '（2）'], ['(1)1933 (2)1934 (3)1935 (4)1936', '2'], ['1)1933\n2)1934\n3)1935\n4)1936', '2'], ['①1933②1934③1935④1936', '②'], ['1.1933\n2.1934\n3.1935\n4.1936', '2']])('with figures in place of letters: %s', (options, answer) => {
    reads(`${FIRST}2.长征开始于哪一年？\n${options}\n答案：${answer}`, [first, march])
  })
  it('glued to figures stand behind the question too', () => {
    reads('1.长征开始于哪一年？A1933、B1934、C1935、D1936\n答案：B\n2.长征开始于（B）A1933年 B1934年 C1935年 D1936年', [march, single('长征开始于（ ）', '1933年|1934年|1935年|1936年', 'B')])
  })
  it('are asked for under 选择题, where the answer is words', () => expect(troubles(parsed('一、选择题\n1.长征开始于哪一年？\n答案：1934年'))).toContain('few_options@2'))
  it('asks where the figure may be how many', () => {
    expect(troubles(parsed('1.下列会议有几次在国外召开？\n（1）一大\n（2）六大\n（3）七大\n答案：1'))).toEqual(['answer_unclear@1'])
  })
  it('leaves points with blanks a fill-in', () => {
    reads('1.党的一大于（1）____年在（2）____召开。\n答案：（1）1921（2）上海', [fill('党的一大于（1）____年在（2）____召开。', [['1921'], ['上海']])])
  })
  it('are missing, and nothing more is said', () => expect(troubles(parsed('1.党的七大召开于哪一年？\n答案：C'))).toEqual(['few_options@1']))
  it('are fewer than the bracket’s answer names', () => {
    const [question] = parsed('1.三大作风包括（ACE）\nA.理论联系实际\nB.密切联系群众\nC.批评和自我批评\nD.艰苦奋斗').questions
    expect(question).toMatchObject({ stem: '三大作风包括（ ）', answer: [], problems: [{ code: 'answer_beyond', message: '答案是 ACE，但这道题只有 4 个选项，请核对。' }] })
  })
})

describe('a key behind the last question', () => {
  const years = (no: number, stem: string, options: string) => `${no}、${stem} ${options.split('|').map((one, i) => `${'ABCD'[i] ?? ''}.${one}`).join(' ')} `
  const all: [string, string, string][] = [['党的一大召开于哪一年？', '1919|1920|1921|1922', 'C'], ['党的六大召开于哪一年？', '1927|1928|1929|1930', 'B'], ['遵义会议召开于哪一年？', '1934|1936|1935|1937', 'C'], ['新中国成立于哪一年？', '1948|1949|1950|1951', 'B']]
  const paper = all.map(([stem, options], i) => years(i + 1, stem, options)).join('')
  it.each(['答案：1-4 CBCB', '参考答案：1.C 2.B 3.C 4.B', '答案：CBCB'])('%s', (key) => {
    reads(paper + key, all.map(([stem, options, letter]) => single(stem, options, letter)))
  })
  it('asks where it may be the last question’s own', () => {
    const found = parsed(`${paper}答案：ABCD`)
    expect(troubles(found)).toEqual(['no_answer@1', 'no_answer@1', 'no_answer@1', 'answer_unclear@1'])
    expect(said(found)[3]).toEqual(multiple('新中国成立于哪一年？', '1948|1949|1950|1951', 'ABCD'))
  })
})

describe('a run-on line', () => {
  const where = (stem: string, options: string, letter: string) => single(stem, options, letter)
  const four = [where('党的一大在哪里召开？', '上海|武汉', 'A'), where('党的六大在哪里召开？', '上海|莫斯科', 'B'), where('遵义会议在哪里召开？', '遵义|贵阳', 'A'), where('党的七大在哪里召开？', '延安|北京', 'A')]
  const [one, two, three, last] = ['党的一大在哪里召开？ A.上海 B.武汉 答案：A', '党的六大在哪里召开？ A.上海 B.莫斯科 答案：B', '遵义会议在哪里召开？ A.遵义 B.贵阳 答案：A', '党的七大在哪里召开？ A.延安 B.北京 答案：A']
  it.each([['1、', '2)', '3\t', '4、'], ['1.', '2：', '3 ', '4'], ['1)', '2）', '③', '④ '], ['（1）', '第2题', '3．', '(4)']])('whose numbers are %s %s %s %s', (a, b, c, d) => {
    reads(`${a}${one ?? ''} ${b}${two ?? ''} ${c}${three ?? ''} ${d}${last ?? ''}`, four)
  })
  it('goes on behind a number that is not there, and says so', () => {
    const found = parsed(`1、${one ?? ''} 2、${two ?? ''} 4、${last ?? ''} 5、${three ?? ''}`)
    expect(said(found)).toEqual([four[0], four[1], four[3], four[2]])
    expect(troubles(found)).toEqual(['number_gap@1'])
  })
  it('leaves figures and lists inside a question', () => {
    reads('1、下列正确的有（ ） ①一大 ②六大 ③七大 A.①② B.①③ 答案：A 2、在3 个地方召开的是？ A.一大 B.2 中全会 答案：A 3、红军走了约2 万5 千里？ A.是的 B.不是的 答案：A', [
      where('下列正确的有（ ） ①一大 ②六大 ③七大', '①②|①③', 'A'), where('在3 个地方召开的是？', '一大|2 中全会', 'A'), where('红军走了约2 万5 千里？', '是的|不是的', 'A')
    ])
  })
})

describe('over the first question', () => {
  it('a title, points and a line for the name need no alarm', () => {
    reads(`2021年党史知识竞赛试题\n（满分100分，时间60分钟）\n姓名：____ 得分：____\n${FIRST}`, [first])
  })
  it('a sentence is reported', () => {
    expect(troubles(parsed(`党史知识竞赛试题\n党的七大在延安召开。\n${FIRST}`))).toEqual(['unread@2'])
  })
  it('nothing is left out where no question was found', () => expect(troubles(parsed('党史知识竞赛试题'))).toEqual(['unread@1']))
})
