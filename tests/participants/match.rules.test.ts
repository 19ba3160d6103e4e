import { matchLines, type Known } from '../../server/participants/rules/match'

const people: Known[] = [
  { id: 'a', name: '王伟', staffNo: '1001', unit: '第一党支部' }, { id: 'b', name: '王伟', staffNo: '1002', unit: '第二党支部' },
  { id: 'c', name: '欧阳明', staffNo: null, unit: '第一党支部' }, { id: 'd', name: '李娜', staffNo: '1003', unit: '第二党支部' }
]
const read = (text: string) => matchLines(text, people, { groups: null }).map(({ line, memberId, value, problem }) => [line, memberId, value, problem])
const groups = [{ id: 'staff', name: '在职组' }, { id: 'retired', name: '离退休组' }]

describe('a pasted list', () => {
  it.each([
    ['from Excel, with a serial number and headings', '序号\t姓名\t支部\t积分\n1\t李娜\t第二党支部\t5200\n2\t欧阳明\t第一党支部\t300', [[2, 'd', '5200', ''], [3, 'c', '300', '']]],
    ['by hand, with commas, units and thousands', '李娜，5,200分\n欧阳明 300 分', [[1, 'd', '5200', ''], [2, 'c', '300', '']]],
    ['by staff number', '1003 70', [[1, 'd', '70', '']]],
    ['with a name spread out', '李　娜 8\n李 娜 8', [[1, 'd', '8', ''], [2, null, null, '和第 1 行是同一个人，请只留一行。']]],
    ['of a name that two have, told by the unit or the number', '王伟 第一党支部 5\n王伟 1002 6', [[1, 'a', '5', ''], [2, 'b', '6', '']]]
  ] as const)('%s', (_, text, expected) => { expect(read(text)).toEqual(expected) })

  it.each([
    ['王伟 5', '有 2 个“王伟”，请加上工号或支部名称。'], ['赵六 5', '没有在参加人员里找到这个人，请核对姓名或工号。'],
    ['李娜', '没有认出数值，请写成整数。'], ['李娜 5.5', '没有认出数值，请写成整数。'], ['李娜 5 6', '没有认出数值，请写成整数。']
  ])('asks instead of guessing: %s', (text, problem) => { expect(read(text)).toEqual([[1, null, null, problem]]) })

  it('of groups takes their names', () => {
    expect(matchLines('李娜\t离退休组\n欧阳明\t不知道', people, { groups }).map(({ memberId, value, problem }) => [memberId, value, problem])).toEqual([
      ['d', 'retired', ''], [null, null, '没有认出组别，请写“在职组”或“离退休组”。']
    ])
  })
})
