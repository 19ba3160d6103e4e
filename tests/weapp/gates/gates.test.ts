import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { listFiles } from '../host/project/files'
import { appJson } from './app-json'
import { gate } from './index'
import { wcc, wcsc } from './official'
import { sizes } from './sizes'
import { syntax } from './syntax'
import { templates } from './templates'
import type { Check } from './types'

const FIXTURE = path.join(__dirname, '../host/fixture')
const onLinux = process.platform === 'linux' && process.arch === 'x64' ? test : test.skip

// miniprogram-ci takes seconds to load.
jest.setTimeout(300_000)

let dir: string

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-gates-test-'))
  fs.cpSync(FIXTURE, dir, { recursive: true })
})
afterEach(() => fs.rmSync(dir, { recursive: true }))

const write = (file: string, text: string): void => fs.writeFileSync(path.join(dir, file), text)
const run = async (check: Check): Promise<string[]> => (await check(dir, listFiles(dir))) ?? []

test('a sound package passes, with the bytes of its packages', async () => {
  const { problems, packages } = await gate(dir)
  expect(problems).toEqual([])
  expect(packages).toEqual({ main: expect.any(Number), sub: expect.any(Number) })
  expect(packages.main).toBeGreaterThan(packages.sub!)
})

test('every problem names its check, and one failure does not hide the next', async () => {
  write('greet.js', 'exports.greet = (name) => name?.trim()')
  write('pages/me/index.json', '{')
  const { problems } = await gate(dir)
  expect(problems.map((problem) => problem.check)).toEqual(expect.arrayContaining(['syntax', 'templates', 'app.json']))
})

onLinux.each(['.a { .b { color: red } }', '* { margin: 0 }'])('WeChat refuses the style %s', async (style) => {
  write('app.wxss', style)
  expect(await run(wcsc)).toEqual([expect.stringContaining('app.wxss')])
})

onLinux('a style may import another that is there, and no other', async () => {
  write('shared.wxss', '.b { color: red }')
  write('app.wxss', '@import "./shared.wxss"; .a { color: red }')
  expect(await run(wcsc)).toEqual([])
  write('app.wxss', '@import "./gone.wxss"; .a { color: red }')
  expect(await run(wcsc)).toEqual([expect.stringContaining('gone.wxss')])
})

onLinux('WeChat refuses an unclosed tag', async () => {
  write('pages/me/index.wxml', '<view><text>一</view>')
  expect(await run(wcc)).toEqual([expect.stringContaining('pages/me/index.wxml')])
})

test.each(['<view><text>一</view>', '<import src="./gone.wxml" />'])('the template %s is broken', async (template) => {
  write('pages/me/index.wxml', template)
  expect(await run(templates)).toEqual([expect.stringContaining('pages/me/index.wxml')])
})

test('syntax too new for old phones is a problem', async () => {
  write('greet.js', 'exports.greet = (name) => name ?? ""')
  expect(await run(syntax)).toEqual([expect.stringContaining('greet.js')])
})

test('a page in app.json needs its files', async () => {
  fs.rmSync(path.join(dir, 'pages/me'), { recursive: true })
  expect(await run(appJson)).toEqual([expect.stringContaining('pages/me/index')])
})

test('a package past 2 MB is too large', async () => {
  write('sub/pages/lab/large.js', `//${'x'.repeat(2 * 1024 * 1024)}`)
  expect(await run(sizes)).toEqual([expect.stringContaining('sub has')])
})
