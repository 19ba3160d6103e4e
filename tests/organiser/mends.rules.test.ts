import type { ImportItem, ReadBody } from '../../contract/questions'
import { multipart } from '@/organiser/import/multipart'
import { keyWords, kindFacts, parted, short } from '@/organiser/questions/words'
import { bodyOf, draftOf, ticked } from '@/organiser/review/draft'
import { mendsOf, twinWords } from '@/organiser/review/mends'
import { body } from './questions'

const mends = (over: Partial<ReadBody>, ...codes: string[]) =>
  mendsOf({ body: body(over), problems: codes.map((code) => ({ code, message: code, line: 1, words: '' })) })
const labels = (...given: Parameters<typeof mends>) => mends(...given).map(({ label }) => label)

describe('ways out of what is wrong', () => {
  test('of a key that is missing or names no option: each option, unless there are too many', () => {
    expect(labels({ answer: [] }, 'answer_beyond')).toEqual(['选 A', '选 B', '选 C', '选 D'])
    expect(mends({ answer: [] }, 'no_answer')[2]?.body.answer).toEqual([2])
    expect(labels({ options: 'abcdefgh'.split(''), answer: [] }, 'no_answer')).toEqual([])
    expect(labels({ options: ['1949 年'], answer: [] }, 'few_options')).toEqual([])
  })
  test('of a type that the key does not fit', () => {
    expect(labels({ answer: [0, 2] }, 'many_for_single')).toEqual(['改为多选 AC', '选 A', '选 C'])
    expect(mends({ answer: [0, 2] }, 'many_for_single')[0]?.body).toMatchObject({ type: 'multiple', answer: [0, 2] })
    expect(mends({ type: 'multiple', answer: [0] }, 'one_for_multiple')).toEqual([{ label: '改为单选', body: body({ answer: [0] }) }])
  })
  test('of a judgement without one', () => {
    expect(mends({ type: 'judge', options: ['正确', '错误'], answer: [] }, 'no_answer').map(({ body: { answer } }) => answer)).toEqual([[0], [1]])
  })
  test('of a short answer that is short enough to be filled in', () => {
    expect(labels({ type: 'short', options: [], answer: [], texts: [['西柏坡']] }, 'unsupported')).toEqual(['改为填空'])
    expect(labels({ type: 'short', options: [], answer: [], texts: [] }, 'unsupported')).toEqual([])
    expect(labels({ type: 'short', options: [], answer: [], texts: [['长'.repeat(201)]] }, 'unsupported')).toEqual([])
  })
  test('an empty option may go, and the key moves with those behind it', () => {
    expect(mends({ options: ['甲', '', '丙'], answer: [2] }, 'empty_option')).toEqual([{ label: '删去空选项 B', body: body({ options: ['甲', '丙'], answer: [1] }) }])
    expect(labels({ options: ['甲', '', '丙'], answer: [1] }, 'empty_option')).toEqual([])
    expect(labels({ options: ['甲', ''], answer: [0] }, 'empty_option')).toEqual([])
  })
  test('nothing is offered for what only a person can know', () => {
    expect(labels({ stem: '' }, 'empty_stem')).toEqual([])
    expect(labels({ type: 'unsupported' }, 'unsupported')).toEqual([])
  })
})

describe('the form', () => {
  test('gives back what it was given', () => {
    for (const one of [body(), body({ type: 'multiple', answer: [0, 3], tags: ['甲'] }), body({ type: 'judge', options: ['正确', '错误'], answer: [1] }), body({ type: 'fill', options: [], answer: [], texts: [['29', '二十九'], ['南湖']], difficulty: 4 }), body({ type: 'short', options: [], answer: [], texts: [['意义']] })]) {
      expect(bodyOf(draftOf(one), one)).toEqual(one)
    }
  })
  test('keeps what was typed while the type changes', () => {
    const draft = draftOf(body())
    expect(bodyOf({ ...draft, type: 'judge', judge: 0 }, body())).toMatchObject({ options: ['正确', '错误'], answer: [0] })
    expect(bodyOf({ ...draft, type: 'multiple' }, body())).toMatchObject({ type: 'multiple', options: body().options, answer: [3] })
  })
  test('a single choice has one right option, a multiple one any number', () => {
    const draft = draftOf(body())
    expect(ticked(draft, 0).map(({ right }) => right)).toEqual([true, false, false, false])
    expect(ticked({ ...draft, type: 'multiple' }, 0).map(({ right }) => right)).toEqual([true, false, false, true])
    expect(ticked({ ...draft, type: 'multiple' }, 3).map(({ right }) => right)).toEqual([false, false, false, false])
  })
  test('accepted wordings are told apart by strokes of either width', () => {
    const fill = body({ type: 'fill', options: [], answer: [], texts: [] })
    expect(bodyOf({ ...draftOf(fill), blanks: ['29 | 二十九', '南湖｜嘉兴南湖', ' '] }, fill).texts).toEqual([['29', '二十九'], ['南湖', '嘉兴南湖'], []])
  })
})

describe('words', () => {
  const twin = (over: Partial<NonNullable<ImportItem['twin']>>): Pick<ImportItem, 'twin'> => ({ twin: { questionId: 'q1', no: null, exact: false, likeness: 0.96, body: body(), bank: '解放战争时期', ...over } })
  test('a key in a few signs', () => {
    expect(keyWords(body({ type: 'multiple', answer: [0, 2] }))).toBe('A、C')
    expect(keyWords(body({ type: 'judge', answer: [1] }))).toBe('错误')
    expect(keyWords(body({ type: 'fill', texts: [['29', '二十九'], ['南湖']] }))).toBe('29（或二十九）；南湖')
    expect(keyWords(body({ answer: [] }))).toBe('')
  })
  test('what was read, by type', () => {
    expect(kindFacts({ single: 74, multiple: 0, judge: 24 }).join('')).toBe('单选 74、判断 24')
  })
  test('a picture is named where it cannot be drawn', () => {
    expect(short('看图 [图:00ff] 回答')).toBe('看图 ［图］ 回答')
  })
  test('two texts are parted where they differ, and nowhere else', () => {
    expect(parted('渡江战役开始于哪一月？', '渡江战役开始于哪一月份？')).toEqual([['渡江战役开始于哪一月', '', '？'], ['渡江战役开始于哪一月', '份', '？']])
    expect(parted('1949 年 4 月 20 日', '1949 年 4 月 21 日')).toEqual([['1949 年 4 月 ', '20', ' 日'], ['1949 年 4 月 ', '21', ' 日']])
    expect(parted('共 12 题', '共 22 题')).toEqual([['共 ', '12', ' 题'], ['共 ', '22', ' 题']])
    for (const [one, other] of [['', '甲'], ['甲甲', '甲甲甲'], ['同', '同'], ['1948', '1949 年']] as const) {
      expect(parted(one, other).map((pieces) => pieces.join(''))).toEqual([one, other])
    }
  })
  test('what the twin is', () => {
    expect(twinWords(twin({}))).toBe('与题库“解放战争时期”里的一题有 96% 相像。')
    expect(twinWords(twin({ questionId: null, no: 3, exact: true }))).toBe('与这份试题的第 3 题相同。')
  })
})

test('a form with two files is one that a server can read', async () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text)).buffer
  const made = multipart([['name', '题库“一”.docx']], [{ field: 'file', name: '题\r\n"库".docx', bytes: bytes('试题') }, { field: 'key', name: 'key.txt', bytes: bytes('1-5 ABCDA') }], 'xueshi-1')
  const form = await new Response(made, { headers: { 'content-type': 'multipart/form-data; boundary=xueshi-1' } }).formData()
  expect(form.get('name')).toBe('题库“一”.docx')
  expect(await (form.get('file') as File).text()).toBe('试题')
  expect((form.get('file') as File).name).toBe('题\r\n"库".docx')
  expect(await (form.get('key') as File).text()).toBe('1-5 ABCDA')
})
