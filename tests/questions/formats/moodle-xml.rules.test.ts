import { readMoodleXml } from '../../../server/questions/parse/formats/moodle-xml'
import { MOODLE } from './samples'

const quiz = (type: string, inner: string) => `<quiz><question type="${type}"><questiontext><text>题</text></questiontext>${inner}</question></quiz>`
const only = (type: string, inner: string) => readMoodleXml(quiz(type, inner)).questions[0]
const answer = (fraction: string, text: string) => `<answer fraction="${fraction}"><text>${text}</text></answer>`

describe('Moodle XML', () => {
  const { questions, problems, images } = readMoodleXml(MOODLE)

  it('is read kind by kind', () => {
    expect(questions).toMatchObject([
      { type: 'single', stem: '看图 [图:m1]，这是哪里？', options: ['嘉兴', '上海 <1921>'], answer: [0], analysis: '见 第一章', points: 2.5, tags: ['党史', '一大'], section: '党史', topic: '党史', line: 4, problems: [] },
      { type: 'multiple', stem: '哪些是 <城市>？', options: ['北京', '延安', '瑞金', '长江'], answer: [0, 1, 2], points: null },
      { type: 'judge', stem: '八一是建军节。\n对吗？', options: ['正确', '错误'], answer: [1] },
      { type: 'fill', stem: '首都是____。', answer_text: [['北京', '北京*']], problems: [{ code: 'left_out', words: '京；*京*' }] },
      { type: 'short', stem: '谈体会。' },
      { type: 'unsupported', stem: '连一连。', options: [], answer: [], problems: [{ code: 'unsupported' }] }
    ])
    expect(problems).toMatchObject([{ code: 'left_out', line: 36, words: '请看下面的材料。' }])
    expect(images.get('m1')).toMatchObject({ mime: 'image/png' })
  })

  it('asks the caller for a picture that lies beside the file', () => {
    const text = quiz('essay', '').replace('题', '&lt;img src="a.gif"&gt;')
    const image = { mime: 'image/gif', bytes: new Uint8Array([1]) }
    expect(readMoodleXml(text, (src) => src === 'a.gif' ? image : undefined)).toMatchObject({ questions: [{ stem: '[图:m1]', problems: [] }], images: new Map([['m1', image]]) })
    expect(readMoodleXml(text).questions).toMatchObject([{ stem: '[image]', problems: [{ code: 'unread' }] }])
  })

  it('takes no key for a picture that the text already uses', () => {
    expect(readMoodleXml(MOODLE.replace('谈体会', '谈[图:m1]')).questions[0]?.stem).toContain('[图:m2]')
  })

  it.each([
    ['multichoice', '<single>1</single>', answer('0', '甲') + answer('0', '乙'), 'no_answer'],
    ['multichoice', '<single>0</single>', answer('100', '甲') + answer('100', '乙'), 'answer_unclear'],
    ['multichoice', '', answer('100', '甲') + answer('x', '乙'), 'answer_unclear'],
    ['truefalse', '', answer('100', 'true') + answer('100', 'false'), 'answer_unclear'],
    ['truefalse', '', '', 'no_answer'],
    ['shortanswer', '', answer('50', '甲'), 'no_answer'],
    ['numerical', '', answer('100', '3'), 'unsupported'],
    ['constructor', '', answer('100', '3'), 'unsupported']
  ])('does not guess at a %s question (%s%s)', (type, more, answers, code) => {
    const read = only(type, more + answers)
    expect(read?.answer).toEqual([])
    expect(read?.problems.map((one) => one.code)).toContain(code)
  })

  it.each([
    ['a tag that is not closed', '<quiz>\n<question>\n</quiz>', 3], ['no XML', '题目', 1], ['nothing', '', null], ['an entity of its own', '<!DOCTYPE quiz [<!ENTITY a "b">]>\n<quiz>&a;</quiz>', 1],
    ['an unknown entity', '<quiz>\n&nbsp;</quiz>', 2], ['another root', '<html/>', 1], ['tags in tags without end', `<quiz>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</quiz>`, 1], ['a later line, past empty ones', '\n\n<quiz>\n<a></b></quiz>', 4]
  ])('reports %s once and by line', (_, text, line) => {
    const read = readMoodleXml(text)
    expect(read.questions).toEqual([])
    expect(read.problems).toHaveLength(1)
    expect(read.problems[0]).toMatchObject({ code: 'broken', message: expect.stringMatching(/[一-龥]{4}/) })
    if (text.startsWith('<quiz><a>')) expect(read.problems[0]?.message).toContain('太深')
    if (line !== null) expect(read.problems[0]?.line).toBe(line)
  })

  it('shows lists, tables and line breaks as lines, and runs nothing', () => {
    const html = '&lt;ul&gt;&lt;li&gt;甲&lt;li&gt;乙&lt;/ul&gt;&lt;script&gt;x=1&lt;/script&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;丙&lt;td&gt;1 &amp;lt; 2&lt;/table&gt;a &lt; b&lt;!-- 注 --&gt;'
    expect(readMoodleXml(quiz('essay', '').replace('题', html)).questions[0]?.stem).toBe('甲\n乙\n丙 1 < 2\na < b')
  })
})
