import fc from 'fast-check'
import { chosen, placeOfKey } from '../../console/src/proxy/answers'
import { readLine, type Asked } from '../../console/src/proxy/line'
import { lineOf, withLine } from '../../console/src/paste/lines'
import { cappedWords, differs, entryOf, pointsIn, wrong } from '../../console/src/given/edits'
import { listText } from '../../console/src/honours/text'

const ABCD = ['甲', '乙', '丙', '丁']
const paper = (types: string): Asked[] => [...types].map((sign, i) => ({
  pos: i + 1, type: sign === 's' ? 'single' : sign === 'm' ? 'multiple' : sign === 'j' ? 'judge' : 'fill', options: sign === 'j' ? ['正确', '错误'] : sign === 's' || sign === 'm' ? ABCD : [], blanks: sign === 'F' ? 2 : sign === 'f' ? 1 : 0
}))
const read = (line: string, types: string) => { const { answers, rest } = readLine(line, paper(types)); return [...answers.map(({ value, problem }) => problem || value), ...(rest ? [`多：${rest}`] : [])] }

describe('a line of answers', () => {
  it.each([
    ['ABCDA BC AD 对错', 'sssssmmjj', [[0], [1], [2], [3], [0], [1, 2], [0, 3], [0], [1]]],
    ['abcd', 'ssss', [[0], [1], [2], [3]]],
    ['ＡＢ　Ｃ，Ｄ', 'ssss', [[0], [1], [2], [3]]],
    ['A-C', 'sss', [[0], null, [2]]],
    ['√×TF正误', 'jjjjjj', [[0], [1], [0], [1], [0], [1]]],
    ['正确 错误 AB', 'jjjj', [[0], [1], [0], [1]]],
    ['1.A 2、B 4: D', 'ssss', [[0], [1], null, [3]]],
    ['1-3 ABC 4-5 AB CD', 'sssmm', [[0], [1], [2], [0, 1], [2, 3]]],
    ['1.ABC 4.AB', 'sssm', [[0], [1], [2], [0, 1]]],
    ['A BA DCB -', 'smmm', [[0], [0, 1], [1, 2, 3], null]],
    ['AB BC', 'sms', [[0], [1], [1], '多：C']],
    ['A 1921 南湖 红船', 'sfF', [[0], ['1921'], ['南湖', '红船']]],
    ['A 1921 南湖 -', 'sfF', [[0], ['1921'], ['南湖', '']]],
    ['AE', 'ss', [[0], '只有 4 个选项，没有“E”']],
    ['A?', 'ss', [[0], '“?”不是选项字母']],
    ['甲', 'j', ['“甲”不是对或错']],
    ['', 'ss', [null, null]]
  ])('%s', (line, types, expected) => { expect(read(line, types)).toEqual(expected) })

  it('written down from any answers is read as those answers', () => {
    const arb = fc.array(fc.oneof(
      fc.record({ type: fc.constant('s'), value: fc.nat(3).map((n) => [n]) }), fc.record({ type: fc.constant('j'), value: fc.nat(1).map((n) => [n]) }),
      fc.record({ type: fc.constant('m'), value: fc.subarray([0, 1, 2, 3], { minLength: 1 }) })
    ), { minLength: 1, maxLength: 40 })
    fc.assert(fc.property(arb, (list) => {
      const words = list.map(({ type, value }) => { const letters = value.map((n) => 'ABCD'[n]).join(''); return type === 'm' ? ` ${letters} ` : type === 'j' ? '对错'[value[0] ?? 0] ?? '' : letters })
      expect(read(words.join(''), list.map(({ type }) => type).join(''))).toEqual(list.map(({ value }) => value))
    }))
  })
})

test('a key stands for an option that there is; a multiple choice is taken back by the same key', () => {
  expect(['1', '4', '5', 'a', 'D', 'e', 'Enter', '0'].map((key) => placeOfKey(key, 4))).toEqual([0, 3, null, 0, 3, null, null, null])
  expect(chosen({ type: 'single' }, [1], 2)).toEqual([2])
  expect(chosen({ type: 'multiple' }, chosen({ type: 'multiple' }, [2], 0), 2)).toEqual([0])
  expect(chosen({ type: 'multiple' }, [2], 2)).toBeNull()
})

test('a line is mended without touching the others', () => {
  const text = '姓名\t积分\r\n王伟\t5\r\n\r\n李娜\t六'
  expect([lineOf(text, 4), lineOf(text, 9)]).toEqual(['李娜\t六', ''])
  expect(withLine(text, 4, '李娜\t6\n').split('\n')).toEqual(['姓名\t积分', '王伟\t5', '', '李娜\t6 '])
})

test('points as they are typed', () => {
  expect(['12.5', '１２分', ' 0 ', '1,5', '-1', '1.234', '2000000', ''].map(pointsIn)).toEqual([12.5, 12, 0, null, null, null, null, null])
  const was = { points: 8, reason: '报送信息' }
  expect([differs(was, undefined), differs(was, { points: '8', reason: '报送信息 ' }), differs(was, { points: '8.0', reason: '报送信息' }), differs(was, { points: '8', reason: '' })]).toEqual([false, false, true, true])
  expect([wrong(was, { points: '', reason: '' }), wrong({ points: null, reason: '' }, { points: '', reason: '好' }), wrong(was, { points: 'x', reason: '' }), wrong(was, { points: '9', reason: '' })]).toEqual(['不评分就填 0', '先填分数', '请填 0 以上的数，最多两位小数', ''])
  expect(entryOf('u', was, { points: '9分', reason: ' 改 ' })).toEqual({ unitId: 'u', points: 9, reason: '改', was })
  expect([cappedWords(12, 10), cappedWords(10, 10), cappedWords(12, null), cappedWords(null, 10)]).toEqual(['计 10 分', '', '', ''])
})

test('a list for the bulletin, with names in full or not; units are never masked', () => {
  const row = (name: string, unit: string) => ({ name, unit, rank: 1, prize: '', mine: false })
  expect(listText({ kind: 'person', name: '一等奖', total: 2 }, [row('欧阳静怡', '办公室'), row('王伟', '人事处')], true)).toBe('一等奖（2 名）\n欧**怡\t办公室\n王*\t人事处')
  expect(listText({ kind: 'unit', name: '组织奖', total: 1 }, [row('科研管理处党支部', '')], true)).toBe('组织奖（1 个）\n科研管理处党支部')
})
