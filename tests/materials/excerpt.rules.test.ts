import { excerptOf } from '../../server/materials/rules/excerpt'
import { foldForSearch, searchWords } from '../../server/fold'

const text = ['遵义会议', '生死攸关的转折点', '1935 年 1 月，中共中央政治局在遵义召开扩大会议。', '会议集中解决了当时具有决定意义的军事和组织问题，开始确立毛泽东同志在党中央和红军的领导地位。'].join('\n')
const found = (search: string) => excerptOf(foldForSearch(text), searchWords(search), ['遵义会议', '生死攸关的转折点'])

test.each([
  ['遵义', ''],
  ['转折点 遵义', ''],
  ['领导地位', '…始确立毛泽东同志在党中央和红军的领导地位。'],
  ['军事', '会议集中解决了当时具有决定意义的军事和组织问题，开始确立毛泽东同志在…'],
  ['遵义 扩大会议', '…1 月，中共中央政治局在遵义召开扩大会议。'],
  // Both stand in one paragraph: that one is shown.
  ['会议 组织问题', '…中解决了当时具有决定意义的军事和组织问题，开始确立毛泽东同志在党中央和红…'],
  ['没有的字', '']
])('the words around “%s”', (search, wanted) => { expect(found(search)).toBe(wanted) })

test('signs are printed as they are written in Chinese, and stay narrow in figures', () => {
  expect(excerptOf(foldForSearch('题\n共 1,200 人（含预备党员）：都到了'), ['预备党员'], ['题'])).toBe('共 1,200 人（含预备党员）：都到了')
})
