import { readQti } from '../../../server/questions/parse/formats/qti'
import { QTI, qtiItem } from './samples'

const choice = (ids: string) => `<choiceInteraction responseIdentifier="R"><prompt>题</prompt>${[...ids].map((id) => `<simpleChoice identifier="${id}">选${id}</simpleChoice>`).join('')}</choiceInteraction>`
const declared = (cardinality: string, correct: string, mapping: Record<string, number> = {}) => `<responseDeclaration identifier="R" cardinality="${cardinality}" baseType="identifier">
  ${correct && `<correctResponse>${[...correct].map((id) => `<value>${id}</value>`).join('')}</correctResponse>`}
  <mapping>${Object.entries(mapping).map(([id, value]) => `<mapEntry mapKey="${id}" mappedValue="${value}"/>`).join('')}</mapping></responseDeclaration>`
const MAPPED = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>'
const only = (text: string) => readQti(text).questions[0]

describe('QTI', () => {
  it('is read with the picture inline and feedback left out', () => {
    expect(readQti(QTI)).toMatchObject({
      problems: [],
      questions: [{ type: 'multiple', stem: '读材料。 [image] 哪些 <对>？', options: ['甲', '乙', '丙'], answer: [0, 2], analysis: '', line: 2, problems: [{ code: 'unread' }] }]
    })
  })

  it('asks the caller for the pictures of the package', () => {
    const image = { mime: 'image/png', bytes: new Uint8Array([1]) }
    const read = readQti(QTI, (src) => src === 'pictures/1.png' ? image : undefined)
    expect(read).toMatchObject({ questions: [{ stem: '读材料。 [图:m1] 哪些 <对>？', problems: [] }], images: new Map([['m1', image]]) })
  })

  it('reads version 3.0 by its own names', () => {
    const text = `<qti-assessment-item><qti-response-declaration identifier="R" cardinality="single"><qti-correct-response><qti-value>b</qti-value></qti-correct-response></qti-response-declaration>
      <qti-item-body><p>材料</p><qti-choice-interaction response-identifier="R"><qti-prompt>题</qti-prompt><qti-simple-choice identifier="a">甲</qti-simple-choice>
      <qti-simple-choice identifier="b">乙</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>`
    expect(readQti(text)).toMatchObject({ problems: [], questions: [{ type: 'single', stem: '材料\n题', options: ['甲', '乙'], answer: [1] }] })
  })

  it.each([
    ['the mapping, without a declared answer', declared('multiple', '', { a: 1, b: -1, c: 0.5 }), '', [0, 2], undefined],
    ['the mapping, where it decides', declared('multiple', 'ab', { a: 1, c: 1 }), MAPPED, [0, 2], 'answer_conflict'],
    ['the declared answer, where the mapping does not', declared('multiple', 'ab', { a: 1, c: 1 }), '', [0, 1], undefined],
    ['the declared answer of a single choice with part of the points elsewhere', declared('single', 'a', { a: 2, b: 1 }), MAPPED, [0], undefined],
    ['nothing, where nothing is declared', declared('single', ''), '', [], 'no_answer'],
    ['nothing, where the answer is no option', declared('single', 'z'), '', [], 'answer_beyond'],
    ['two answers of a single choice', declared('single', 'ab'), '', [0, 1], 'many_for_single'],
    ['one answer of several', declared('multiple', 'b'), '', [1], 'one_for_multiple']
  ])('takes %s', (_, declaration, more, answer, code) => {
    const read = only(qtiItem(choice('abc'), declaration, more))
    expect(read).toMatchObject({ stem: '题', options: ['选a', '选b', '选c'], answer })
    expect(read?.problems.map((one) => one.code)).toEqual(code ? [code] : [])
  })

  it.each([
    ['orderInteraction', '排序'], ['matchInteraction', '匹配'], ['hotspotInteraction', '热点'], ['textEntryInteraction', '填空'], ['newInteraction', 'newInteraction']
  ])('reports %s and keeps the stem', (name, kind) => {
    expect(only(qtiItem(`<p>题干</p><${name} responseIdentifier="R"/>`, declared('single', 'a')))).toMatchObject({
      type: 'unsupported', stem: '题干', options: [], answer: [], problems: [{ code: 'unsupported', message: expect.stringContaining(kind) }]
    })
  })

  it('reports two choices in one item, and other files of the family', () => {
    expect(only(qtiItem(choice('ab'), declared('single', 'a'), '<templateDeclaration identifier="T"/>'))?.type).toBe('unsupported')
    expect(only(qtiItem(choice('ab'), declared('ordered', 'ab')))?.type).toBe('unsupported')
    expect(only(qtiItem(choice('aab'), declared('single', 'a')))).toMatchObject({ answer: [], problems: [{ code: 'answer_unclear' }] })
    expect(only(qtiItem(choice('ab') + choice('ab'), declared('single', 'a')))?.type).toBe('unsupported')
    expect(readQti(qtiItem('<p>只有材料</p>', ''))).toMatchObject({ questions: [], problems: [{ code: 'left_out', words: '只有材料' }] })
    expect(readQti('<questestinterop/>').problems).toMatchObject([{ code: 'unsupported', line: 1 }])
    expect(readQti('<assessmentItem>').problems).toMatchObject([{ code: 'broken' }])
  })
})
