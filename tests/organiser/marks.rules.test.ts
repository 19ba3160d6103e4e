import fc from 'fast-check'
import { goneOn, looksMarked, marked, numbered, idsIn, shownOf, withoutPicture, withPicture, writtenOf, type Mark } from '@/organiser/material/marks'

const words = fc.string({ unit: fc.constantFrom('红', '船', ' ', '\n', '#', '*', '>', '-', '[', ']', '！'), maxLength: 30 }).filter((text) => !text.includes('!['))
const id = fc.constantFrom('01AA', '01BB', '01CC')
const caption = fc.constantFrom('', '南湖红船', '旧址（东门）')
const markdown = fc.array(fc.tuple(words, id, caption), { maxLength: 4 }).map((parts) => parts.map(([text, file, said]) => `${text}\n\n![${said}](file:${file})`).join('\n\n'))

test('what is shown for writing becomes what was kept, whatever stands in it', () => {
  fc.assert(fc.property(markdown, (kept) => {
    const ids = numbered([], kept)
    const shown = shownOf(kept, ids)
    expect(shown).not.toContain('file:')
    expect(writtenOf(shown, ids)).toBe(kept)
  }))
})

test('numbers stay with their pictures, however these are moved and deleted', () => {
  const kept = '![](file:a)\n\n![船](file:b)'
  const ids = numbered([], kept)
  expect(shownOf(kept, ids)).toBe('〔图 1〕\n\n〔图 2：船〕')
  const moved = writtenOf('〔图 2：船〕\n\n文字', ids)
  expect(moved).toBe('![船](file:b)\n\n文字')
  expect(shownOf(moved, numbered(ids, moved))).toBe('〔图 2：船〕\n\n文字')
  // Half a mark is words, and a picture again once it is whole.
  expect(idsIn(writtenOf('〔图 1', ids))).toEqual([])
  expect(writtenOf('〔图 1〕〔图 9〕', ids)).toBe('![](file:a)〔图 9〕')
})

test('words of a text that look like a mark are told', () => {
  expect(looksMarked('见〔图 1〕')).toBe(true)
  expect(looksMarked('国发〔2021〕1 号，![](file:a)')).toBe(false)
})

const at = (text: string) => ({ text: text.replace('|', '').replace('|', ''), at: { from: text.indexOf('|'), to: text.lastIndexOf('|') > text.indexOf('|') ? text.lastIndexOf('|') - 1 : text.indexOf('|') } })
const press = (text: string, mark: Mark) => { const { text: plain, at: place } = at(text); return marked(plain, place, mark).text }

test.each<[string, Mark, string]>([
  ['第一行\n出|发\n第三行', 'head', '第一行\n## 出发\n第三行'],
  ['## 出|发', 'head', '出发'],
  ['> 出|发', 'head', '## 出发'],
  ['|', 'list', '- '],
  ['|一\n二|', 'list', '- 一\n- 二'],
  ['- 一\n二|', 'list', '- 一\n- 二'],
  ['星火|\n下一段', 'quote', '> 星火\n\n下一段'],
  ['从|西柏坡|到北平', 'bold', '从**西柏坡**到北平'],
  ['从|**西柏坡**|到北平', 'bold', '从西柏坡到北平'],
  ['- 西|柏坡', 'bold', '- **西柏坡**'],
  ['一\n|\n二', 'bold', '一\n****\n二'],
  ['从**西柏坡**|到北平', 'bold', '从西柏坡到北平'],
  ['从**西|柏坡**到**北平**', 'bold', '从西柏坡到**北平**']
])('%j with %s becomes %j', (before, mark, after) => {
  expect(press(before, mark)).toBe(after)
})

test('between the signs one goes on writing', () => {
  expect(marked('', { from: 0, to: 0 }, 'bold')).toEqual({ text: '****', at: { from: 2, to: 2 } })
  expect(marked('一', { from: 1, to: 1 }, 'list')).toEqual({ text: '- 一', at: { from: 3, to: 3 } })
})

test('a picture stands in a paragraph of its own, after the line where one writes', () => {
  expect(withPicture('', { from: 0, to: 0 }, '〔图 1〕').text).toBe('〔图 1〕\n\n')
  expect(withPicture('第一段\n\n第二段', { from: 1, to: 1 }, '〔图 1〕').text).toBe('第一段\n\n〔图 1〕\n\n第二段')
  expect(withoutPicture('第一段\n\n![](file:a)\n\n第二段', 'a')).toBe('第一段\n\n第二段')
})

test.each<[string, string, string | null]>([
  ['- 一', '- 一\n', '- 一\n- '], ['- 一\n二', '- 一\n\n二', null], ['3. 一', '3. 一\n', '3. 一\n4. '], ['> 星火', '> 星火\n', '> 星火\n> '], ['- 一\n- ', '- 一\n- \n', '- 一\n'],
  ['一', '一\n', null], ['- 一', '- 一二', null], ['- 一', '- ', null]
])('a list goes on by itself: %j typed to %j', (before, typed, after) => {
  expect(goneOn(before, typed)?.text ?? null).toBe(after)
})
