import fc from 'fast-check'
import { readAiken } from '../../../server/questions/parse/formats/aiken'
import { detectFormat } from '../../../server/questions/parse/formats/detect'
import { readGift } from '../../../server/questions/parse/formats/gift'
import { readMoodleXml } from '../../../server/questions/parse/formats/moodle-xml'
import { readOwnJson } from '../../../server/questions/parse/formats/own-json'
import { readQti } from '../../../server/questions/parse/formats/qti'
import type { Parsed } from '../../../server/questions/parse/types'
import { tidy } from './arbitrary'
import { AIKEN, GIFT, JSON_FILE, MOODLE, QTI } from './samples'

const undoneGift = (text: string) => {
  const kept = text.split(/\r\n|\r|\n/).filter((line) => !line.trim().startsWith('//')).join('\n')
  return asterisks(kept.replace(/\\([\\~=#{}:n])/g, (_, letter: string) => letter === 'n' ? '\n' : letter))
}
const asterisks = (text: string) => `${text}\n${text.replaceAll('\\*', '*')}`
const undoneJson = (text: string) => text.replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/g, (escaped) => JSON.parse(`"${escaped}"`) as string)
const undoneXml = (text: string) => {
  const entities = (one: string) => one.replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')
  return asterisks([text, entities(text), entities(entities(text))].join('\n'))
}
/** `pieces`: into how many a word may have been cut by markup, which is not checked here a second time. */
const reader = (read: (text: string) => Parsed, sample: string, undone: (text: string) => string, pieces: number) => ({ read, sample, undone, pieces })
const READERS = {
  aiken: reader(readAiken, AIKEN, (text) => text, 1), gift: reader(readGift, GIFT, undoneGift, 6), moodle: reader(readMoodleXml, MOODLE, undoneXml, 6),
  qti: reader(readQti, QTI, undoneXml, 6), json: reader(readOwnJson, JSON_FILE, undoneJson, 1)
}

/** A valid file with pieces cut out, doubled, moved or put in. */
const spoilt = (sample: string) => fc.array(fc.record({ from: fc.nat(sample.length), length: fc.nat(40), to: fc.nat(sample.length), fresh: tidy(3), how: fc.constantFrom('cut', 'double', 'put', 'end') }), { minLength: 1, maxLength: 4 })
  .map((changes) => changes.reduce((text, { from, length, to, fresh, how }) => {
    const piece = text.slice(from, from + length)
    if (how === 'cut') return text.slice(0, from) + text.slice(from + length)
    if (how === 'end') return text.slice(0, Math.max(from, text.length / 2))
    return text.slice(0, to) + (how === 'double' ? piece : fresh) + text.slice(to)
  }, sample))

/** Words between blanks, marks of pictures, line breaks and white space, which readers may add or tidy. */
const words = (text: string) => text.split(/_{4}|\[image\]|\[图:m\d+\]|\s+|[<>&]/).filter((word) => word !== '')

function stands(word: string, source: string, pieces: number): boolean {
  let rest = word
  for (let left = pieces; left > 0 && rest !== ''; left--) {
    let most = rest.length
    while (most > 0 && !source.includes(rest.slice(0, most))) most--
    if (most === 0) return false
    rest = rest.slice(most)
  }
  return rest === ''
}

function expectSober(text: string, { read, undone, pieces }: typeof READERS.aiken) {
  const parsed = read(text)
  const source = undone(text)
  for (const one of parsed.questions) {
    const given = one.type === 'judge' ? [one.stem] : [one.stem, ...one.options, ...one.answer_text.flat()]
    for (const word of given.flatMap(words)) if (!stands(word, source, pieces)) throw new Error(`${JSON.stringify(word)} is nowhere in ${JSON.stringify(text)}`)
    expect(one.answer.every((place) => place >= 0 && place < one.options.length)).toBe(true)
    if (one.type === 'unsupported') expect([one.options, one.answer, one.answer_text, one.problems.length > 0]).toEqual([[], [], [], true])
  }
  for (const one of [...parsed.problems, ...parsed.questions.flatMap((question) => question.problems)]) {
    expect(one.message).toMatch(/[一-龥]{4}/)
    if (one.line !== null && (one.line < 1 || one.line > text.split(/\r\n|\r|\n/).length)) throw new Error(`line ${one.line} of ${JSON.stringify(text)}`)
  }
}

describe.each(Object.entries(READERS))('%s, spoilt in any way', (_, each) => {
  it('is read or refused in words, and nothing is invented', () => {
    fc.assert(fc.property(spoilt(each.sample), (text) => expectSober(text, each)), { numRuns: 1000 })
  })

  it('may be any text at all', () => {
    fc.assert(fc.property(fc.oneof(tidy(20), fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      each.read(text)
      detectFormat(text)
    }), { numRuns: 1000 })
  })
})

describe('a hostile text of half a megabyte', () => {
  const many = (piece: string) => piece.repeat(Math.ceil(500_000 / piece.length))
  const html = (text: string) => `<quiz><question type="essay"><questiontext><text><![CDATA[${text}]]></text></questiontext></question></quiz>`
  const TEXTS: [name: string, text: string][] = [
    ...['{', '}', '::', '::\n', '{\n\n', '{=\n\n', '题{\n\n::', '\\', '~', '=a', 'A) a\n', 'ANSWER: A\n', '<', '<a ', '<a>', '<a b="', '[', '{"a":', '//\n', '\n', ' ', '#', '%', '"', '[{"stem":1},', '<!--', '<?', '题{T}\n\n', '$CATEGORY: a/\n', '/'].map((piece) => [piece, many(piece)] as [string, string]),
    ...['<', '<a ', '<a b="', '<a b="><', "<a '>\"", '&', '&#1', '<!--', '<img src=', '<b> </b>', '<br>\n ', '<script>', '<pre> \n', 'src ', '<p>'].map((piece) => [`html ${piece}`, html(many(piece))] as [string, string]),
    ['one tag of many attributes', html(`<img ${many('src = ')}>`)], ['spaces before a line', `题${' '.repeat(500_000)}甲{T}`], ['a long run of quotes', `${many('[html]a{=b}\n\n')}`],
    ['xml attributes', `<quiz ${Array.from({ length: 30_000 }, (_, at) => `a${at}="${at}"`).join(' ')}/>`], ['deep JSON', `[{"type":"single","stem":"题","tags":${'['.repeat(200_000)}${']'.repeat(200_000)}},${'['.repeat(90_000)}${']'.repeat(90_000)}]`],
    ['a deep comment', `// xueshi: ${'['.repeat(200_000)}${']'.repeat(200_000)}\n题{T}`], ['one path', `$CATEGORY: ${many('/')}\n\n题{T}`]
  ]
  it.each(TEXTS)('of %s is done with soon', (_, text) => {
    for (const [name, { read }] of Object.entries({ ...READERS, detect: { read: detectFormat } })) {
      const start = performance.now()
      read(text)
      const took = performance.now() - start
      if (took > 4000) throw new Error(`${name} took ${Math.round(took)} ms`)
    }
  })
})
