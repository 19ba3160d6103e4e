import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gate, type GateResult } from './gates'
import { listFiles } from './host/project/files'
import { DIST, project } from './support'

jest.setTimeout(300_000)

const KB = 1024
const files = listFiles(DIST)
const texts = () => files.filter((file) => /\.(js|json|wxml|wxss|wxs)$/.test(file)).map((file) => ({ file, text: readFileSync(join(DIST, file), 'utf8') }))
const holding = (pattern: RegExp) => texts().flatMap(({ file, text }) => text.match(pattern)?.slice(0, 1).map((found) => `${file}: ${found}`) ?? [])

describe('the package that is uploaded', () => {
  let gated: GateResult
  beforeAll(async () => { gated = await gate(DIST) })

  test('has no problems that can be found without WeChat', () => {
    expect(gated.problems).toEqual([])
    console.log(`packages: ${Object.entries(gated.packages).map(([name, bytes]) => `${name} ${(bytes / KB).toFixed(1)} KB`).join(', ')}`)
  })

  test('stays within its budgets', () => {
    const { main = Infinity, ...subpackages } = gated.packages
    expect(main).toBeLessThanOrEqual(700 * KB)
    expect(Object.entries(subpackages).filter(([, bytes]) => bytes > 500 * KB)).toEqual([])
    expect(Object.keys(subpackages).sort()).toEqual(['awards', 'board', 'events', 'hosting', 'library', 'menu', 'notices', 'organiser', 'practice', 'quiz', 'reflect', 'study'])
  })

  test('carries no source maps and nothing of the machine that built it', () => {
    expect(files.filter((file) => /\.(map|ts|tsx|scss)$/.test(file))).toEqual([])
    expect(holding(/sourceMappingURL|node_modules|webpack:\/\/|\/(home\/[\w.-]+\/|root\/|Users\/|work\/)[\w.-]+/)).toEqual([])
  })

  test('carries no secrets, no other people’s servers and no development build of React', () => {
    expect(holding(/AppSecret|WECHAT_(APPID|SECRET)|BEGIN [A-Z ]*PRIVATE KEY|\b(sk|pk|ghp|AKIA)[-_]?[A-Za-z0-9]{20,}|xueshi-2026/)).toEqual([])
    const addresses = texts().flatMap(({ text }) => text.match(/\b(https?|wss?):\/\/[\w.-]+/g) ?? [])
    expect([...new Set(addresses)].filter((address) => !/127\.0\.0\.1|reactjs\.org|react\.dev|w3\.org|github\.com|fb\.me|taro/.test(address))).toEqual([])
    expect(holding(/react-dom\.development|Warning: Each child in a list/)).toEqual([])
  })

  test('carries no schema library', () => {
    expect(holding(/@sinclair\/typebox|TypeBox\.Kind|additionalProperties/)).toEqual([])
  })

  test('every page has its files, and tabs lie in the main package', () => {
    const { app, pages } = project()
    for (const page of pages) for (const ext of ['js', 'json', 'wxml']) expect(files).toContain(`${page}.${ext}`)
    expect(app.pages).toEqual(expect.arrayContaining(app.tabBar?.list.map(({ pagePath }) => pagePath) ?? ['none']))
  })
})
