import { daysOf } from '../../console/src/report/period'

test('a period has its first day, and ends with the first that no longer belongs to it', () => {
  expect(daysOf('year', 20260615)).toEqual(['20260101', '20270101'])
  expect(daysOf('quarter', 20260615)).toEqual(['20260401', '20260701'])
  expect(daysOf('quarter', 20261231)).toEqual(['20261001', '20270101'])
  expect(daysOf('last-quarter', 20260201)).toEqual(['20251001', '20260101'])
  expect(daysOf('month', 20261201)).toEqual(['20261201', '20270101'])
  expect(daysOf('last-month', 20260131)).toEqual(['20251201', '20260101'])
})
