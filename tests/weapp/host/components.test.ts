import path from 'node:path'
import { createHost, type Host } from './index'

let app: Host

beforeEach(async () => (app = await createHost(path.join(__dirname, 'fixture')).start('pages/form/index')))
afterEach(() => app.dispose())

test('input stops at its maximum and keeps what the page sets', async () => {
  await app.input('.name', '司马相如如')
  expect(app.page.instance.data.name).toBe('司马相如')
  await app.fire('.name', 'blur')
  expect(app.text('.out')).toBe('离开')
  await app.fire('.name', 'confirm')
  expect(app.text('.out')).toBe('确认 司马相如')
})

test('pickers yield what they offer and nothing else', async () => {
  await app.pick('.branch', '二支部')
  expect(app.text('.out')).toBe('"1"')
  await app.pick('.day', '2026-03-01')
  expect(app.text('.out')).toBe('"2026-03-01"')
  await expect(app.pick('.branch', '三支部')).rejects.toThrow(/一支部/)
  await expect(app.pick('.day', '2027-01-01')).rejects.toThrow(/2026-12-31/)
})

test('submits the values of all its fields', async () => {
  await app.input('.name', '张三')
  await app.input('.note', '备注')
  await app.tap('.m')
  expect(app.text('.out')).toBe('"男"')
  await app.tap('.c2')
  await app.tap('.agree')
  await app.pick('.level', 7)
  await app.pick('.branch', 0)
  await app.tap('.submit')
  const words = { name: '张三', note: '备注', sex: '男', likes: ['诗'] }
  expect(JSON.parse(app.text('.out'))).toEqual({ ...words, agree: true, level: 7, branch: '0', day: '' })
})

test('queries boxes and canvases, draws rich text, scrolls', async () => {
  expect(app.text()).toContain('富文本')
  await app.tap('.measure')
  expect(app.text('.out')).toBe('宽 true')
  await app.fire('.scroll', 'scrolltolower')
  expect(app.text('.out')).toBe('到底')
  expect(app.log.errors).toEqual([])
})
