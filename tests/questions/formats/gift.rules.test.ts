import { readGift } from '../../../server/questions/parse/formats/gift'
import { GIFT } from './samples'

const only = (text: string) => readGift(text).questions[0]
const codes = (text: string) => only(text)?.problems.map((one) => one.code)

describe('GIFT', () => {
  const { questions, problems } = readGift(GIFT)

  it('is read kind by kind, with its category', () => {
    expect(problems).toEqual([])
    expect(questions).toMatchObject([
      { type: 'single', stem: '遵义会议召开于哪一年？', options: ['1935 年', '1934 年', '比例 1:2 {约} = ~ #'], answer: [0], analysis: '见教材第 3 页', line: 4, section: '党史/第一章', topic: '第一章' },
      { type: 'multiple', stem: '哪些是根据地？\n请全选', options: ['井冈山', '瑞金', '<上海>'], answer: [0, 1], line: 11 },
      { type: 'fill', stem: '南昌起义打响了武装反抗的____。', answer_text: [['第一枪']], problems: [{ code: 'left_out', words: '枪声；*' }] },
      { type: 'judge', stem: '八一是建军节。', options: ['正确', '错误'], answer: [0], analysis: '' },
      { type: 'judge', stem: '长征始于 1936 年。', answer: [1], analysis: '始于 1934 年' },
      { type: 'short', stem: '谈谈你的体会。' },
      { type: 'unsupported', stem: '地点与会议。', options: [], answer: [], problems: [{ code: 'unsupported', message: expect.stringContaining('连线') }] },
      { type: 'unsupported', stem: '长征多少里？', problems: [{ message: expect.stringContaining('数值') }] }
    ])
  })

  it.each([
    ['an escaped line break and backslash', '一\\n二\\\\三{T}', '一\n二\\三'],
    ['tags outside [html]', '用 <b> 还是 <i>？{T}', '用 <b> 还是 <i>？'],
    ['entities within [html]', '[html]a &lt; b &amp;&nbsp;c &#20013;{T}', 'a < b & c 中'],
    ['a picture that is not in the file', '[html]看 <img src="x.png">{T}', '看 [image]'],
    ['a name of no format', '[注]看{T}', '[注]看'],
    ['what program code leaves behind', '对吗？{T}";', '对吗？'],
    ['a blank within quotation marks', '他说"{=走}"', '他说"____"']
  ])('reads %s in a stem', (_, escaped, stem) => {
    expect(only(escaped.replaceAll(/<img src="/g, '<img src\\="'))?.stem).toBe(stem)
  })

  it('gives the bytes of a picture that stands in the text', () => {
    const { questions: [one], images } = readGift('[html]看<img src\\="data\\:image/gif;base64,R0lGODlhAQABAAAAACw\\=">{T}')
    expect(one).toMatchObject({ stem: '看[图:m1]', problems: [] })
    expect(images.get('m1')?.mime).toBe('image/gif')
  })

  it('gives the stem\'s format to its options, and takes an escaped # for text', () => {
    expect(only('[html]题{=<b>甲</b> ~[plain]<b>乙</b>}')?.options).toEqual(['甲', '<b>乙</b>'])
    expect(only('题{=甲\\####5 # 对 ~乙}')).toMatchObject({ options: ['甲#', '乙'], analysis: '' })
    expect(only('题{甲}')).toMatchObject({ type: 'fill', answer_text: [['甲']] })
    expect(only('[html]<i title\\="甲>乙</i>丙{T}')?.stem).toBe('乙丙')
  })

  it.each([
    ['two right answers of a single choice', '题{=甲 =乙 ~丙}', 'many_for_single'],
    ['no right answer', '题{~甲 ~乙}', 'no_answer'],
    ['weights that are not the whole', '题{~%50%甲 ~%25%乙 ~丙}', 'answer_unclear'],
    ['one right answer of several', '题{~%100%甲 ~乙}', 'one_for_multiple'],
    ['part of the points for a wrong option', '题{=甲 ~%50%乙}', 'left_out'],
    ['nothing but a wildcard', '题{=*}', 'left_out']
  ])('reports %s', (_, text, code) => {
    expect(codes(text)).toContain(code)
  })

  it.each([
    ['no braces', '只有文字', 'left_out'], ['an open brace', '题{=甲', 'broken'], ['a lone closing brace', '题}', 'broken'],
    ['two answers in one paragraph', '一{T}\n二{F}', 'broken'], ['braces in braces', '题{=甲{乙}}', 'broken']
  ])('reports %s by line and reads the rest', (_, text, code) => {
    const read = readGift(`// 注\n${text}\n\n后面的题{T}`)
    expect(read.problems).toMatchObject([{ code, line: 2 }])
    expect(read.questions).toMatchObject([{ stem: '后面的题', answer: [0] }])
  })

  it('keeps answers together over empty lines, and goes back to the top category', () => {
    const read = readGift('$CATEGORY: 甲/乙//丙\n\n题{\n=一\n\n~二\n}\n\n$CATEGORY: $course$/top\n\n又{T}')
    expect(read.questions).toMatchObject([{ options: ['一', '二'], section: '甲/乙/丙', topic: '乙/丙' }, { section: '' }])
    expect(read.questions[1]?.topic).toBeUndefined()
  })
})
