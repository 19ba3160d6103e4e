import fc from 'fast-check'
import { toForm } from '@/organiser/publish/form'
import { changed, merge } from '@/organiser/publish/merge'
import { SHANGHAI, round } from '../rounds/generators'
import { configArb } from './configs'

const base = toForm(round(), SHANGHAI)

test('what they changed comes in, what I changed stays, and a clash keeps mine', () => {
  const mine = { ...base, title: '我的名称', total: '3' }
  const theirs = { ...base, title: '对方的名称', reveal: 'paper' as const }
  const { form, taken, kept } = merge(base, mine, theirs)
  expect(form).toEqual({ ...mine, reveal: 'paper' })
  expect([taken, kept]).toEqual([['reveal'], ['title']])
})

test('nothing that I typed is ever lost, and nothing of theirs where I typed nothing', () => {
  const formArb = configArb.map((config) => toForm(config, SHANGHAI))
  fc.assert(fc.property(formArb, formArb, formArb, (from, mine, theirs) => {
    const { form } = merge(from, mine, theirs)
    for (const field of changed(from, mine)) expect(form[field]).toEqual(mine[field])
    for (const field of changed(form, theirs)) expect(changed(from, mine)).toContain(field)
  }))
})

test('the same change by both is no clash', () => {
  const both = { ...base, title: '一样的名称' }
  expect(merge(base, both, both)).toEqual({ form: both, taken: [], kept: [] })
})
