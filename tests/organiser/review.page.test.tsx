import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { ImportItem, ImportSummary } from '../../contract/questions'
import ReviewPage from '@/organiser/review/index'
import { useNetwork } from '@/services/network'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'
import { bank, body, item, problem, summary } from './questions'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const beyond = item(2, { state: 'problem', decision: 'skip', body: body({ stem: '挺进大别山的是哪支部队？', answer: [] }), problems: [problem('answer_beyond', '答案是 E，但这道题只有 4 个选项，请核对。')] })
const judge = item(7, { state: 'problem', decision: 'skip', body: body({ type: 'judge', stem: '全面内战爆发。', options: ['正确', '错误'], answer: [] }), problems: [problem('no_answer', '没有找到这道题的答案，请补上“对”或“错”。')] })
const twin = item(4, {
  state: 'duplicate', decision: 'skip', body: body({ stem: '渡江战役开始于哪一月份？', analysis: '新解析' }),
  twin: { questionId: 'q9', no: null, exact: false, likeness: 0.962, bank: '解放战争时期', body: body({ stem: '渡江战役开始于哪一月？' }) }
})

/** A server that has these items and changes them as it is told. */
const show = async (items: ImportItem[], { found = summary(), answers = {} as Answers } = {}) => {
  const all = new Map(items.map((one) => [one.no, one]))
  let now: ImportSummary = found
  const put = (no: number) => ({ body: asked }: { body: unknown }) => {
    const { body: mended, decision } = asked as { body?: ImportItem['body'], decision?: ImportItem['decision'] }
    const before = all.get(no) as ImportItem
    const after = { ...before, ...(mended ? { body: mended, state: 'ready' as const, decision: 'take' as const, problems: [], edited: true } : {}), ...(decision && before.state !== 'problem' ? { decision } : {}) }
    all.set(no, after)
    const list = [...all.values()]
    now = { ...now, counts: { ...now.counts, ready: list.filter(({ state }) => state === 'ready').length, problem: list.filter(({ state }) => state === 'problem').length, skipped: list.filter(({ state, decision: way }) => state !== 'problem' && way === 'skip').length } }
    return { item: after, summary: now }
  }
  server = await signedIn({
    'GET /imports/i1': () => now,
    'GET /imports/i1/items': ({ query }) => ({ items: [...all.values()].filter(({ state }) => state === query.filter), next: null }),
    ...Object.fromEntries(items.map(({ no }) => [`PUT /imports/i1/items/${no}`, put(no)])),
    ...answers
  }, { as: organiser, params: { id: 'i1' } })
  render(<ReviewPage />)
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const sent = (no: number) => server.heardAt(`PUT /imports/i1/items/${no}`).map(({ body: asked }) => asked)

test('what has to be mended comes first; a button mends it, it stays in sight, and more can go in', async () => {
  await show([item(1), beyond, judge])
  expect(await screen.findByText('认出 3 题：')).toBeInTheDocument()
  expect(screen.getByRole('tab', { name: '要处理 2' })).toHaveAttribute('aria-selected', 'true')
  const second = await screen.findByRole('group', { name: '第 2 题' })
  expect(second).toHaveTextContent('答案是 E，但这道题只有 4 个选项，请核对。')
  expect(within(second).getAllByRole('button').map((one) => one.textContent)).toEqual(['选 A', '选 B', '选 C', '选 D', '自己填', '跳过'])
  expect(screen.getByRole('button', { name: '先入库 1 题' })).toBeInTheDocument()
  press('第 2 题，选 A')
  press('第 7 题，正确')
  expect(await screen.findByRole('button', { name: '入库 3 题' })).toBeInTheDocument()
  expect(screen.getByRole('group', { name: '第 2 题' })).toHaveTextContent('可入库')
  expect(screen.queryByText('答案是 E，但这道题只有 4 个选项，请核对。')).not.toBeInTheDocument()
  expect(sent(2)).toEqual([{ body: { ...beyond.body, answer: [0] } }])
  expect(sent(7)).toEqual([{ body: { ...judge.body, answer: [0] } }])
})

test('changes go one after the other, however quickly they are made', async () => {
  let under = 0
  let most = 0
  const slowly = (one: ImportItem) => async () => {
    most = Math.max(most, ++under)
    await new Promise((resolve) => { setTimeout(resolve, 30) })
    under--
    return { item: { ...one, state: 'ready', problems: [] }, summary: summary({ counts: { problem: 0, ready: 3 } }) }
  }
  await show([beyond, judge], { answers: { 'PUT /imports/i1/items/2': slowly(beyond), 'PUT /imports/i1/items/7': slowly(judge) } })
  await screen.findByRole('group', { name: '第 2 题' })
  press('第 2 题，选 B')
  press('第 7 题，错误')
  await screen.findByRole('button', { name: '入库 3 题' })
  await waitFor(() => expect(sent(7)).toHaveLength(1))
  expect(most).toBe(1)
})

test('what is skipped says so and can still be filled in', async () => {
  await show([beyond])
  fireEvent.click(await screen.findByRole('button', { name: '第 2 题，跳过' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: '第 2 题，选 A' })).not.toBeInTheDocument())
  expect(screen.getByRole('group', { name: '第 2 题' })).toHaveTextContent('跳过')
  expect(sent(2)).toEqual([{ decision: 'skip' }])
  press('第 2 题，修改')
  expect(screen.getByRole('dialog', { name: '第 2 题' })).toBeInTheDocument()
})

test('the form: type, options, key; what the server still finds keeps it open', async () => {
  const still = { ...beyond, problems: [problem('same_options', '选项 A 和 B 相同，请核对。')] }
  await show([beyond], { answers: { 'PUT /imports/i1/items/2': ({ body: asked }) => {
    const { options } = (asked as { body: { options: string[] } }).body
    return options[0] === options[1] ? { item: still, summary: summary() } : { item: { ...beyond, state: 'ready', decision: 'take', problems: [] }, summary: summary({ counts: { problem: 0, ready: 3 } }) }
  } } })
  fireEvent.click(await screen.findByRole('button', { name: '第 2 题，自己填' }))
  const sheet = screen.getByRole('dialog', { name: '第 2 题' })
  fireEvent.click(within(sheet).getByRole('radio', { name: '多选' }))
  fireEvent.change(within(sheet).getByLabelText('选项 B'), { target: { value: '1946 年' } })
  fireEvent.click(within(sheet).getByRole('checkbox', { name: 'A 是正确答案' }))
  fireEvent.click(within(sheet).getByRole('button', { name: '保存这题' }))
  expect(await within(sheet).findByText('选项 A 和 B 相同，请核对。')).toBeInTheDocument()
  fireEvent.click(within(sheet).getByRole('button', { name: '删去选项 B' }))
  fireEvent.click(within(sheet).getByRole('checkbox', { name: 'C 是正确答案' }))
  fireEvent.click(within(sheet).getByRole('button', { name: '保存这题' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(sent(2)[1]).toEqual({ body: { ...beyond.body, type: 'multiple', options: ['1946 年', '1948 年', '1949 年'], answer: [0, 2] } })
})

test('a type that no bank keeps has to be chosen first; the source is at hand', async () => {
  const short = item(9, { state: 'problem', decision: 'skip', line: 41, body: body({ type: 'short', stem: '简述意义。', options: [], answer: [], texts: [] }), problems: [problem('unsupported', '简答题不能自动评分，请改成别的题型或跳过。')] })
  await show([short], { answers: { 'GET /imports/i1/source': ({ query }) => ({ lines: [{ line: 41, text: `9. 简述意义。${query.from}–${query.to}` }], total: 42 }) } })
  fireEvent.click(await screen.findByRole('button', { name: '第 9 题，自己填' }))
  expect(screen.getByText('这种题型不能入库，请先选一种题型。')).toBeInTheDocument()
  press(/看原文$/)
  expect(await screen.findByText('9. 简述意义。40–49')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '填空' }))
  fireEvent.change(screen.getByLabelText('答案'), { target: { value: '29 | 二十九' } })
  press('保存这题')
  await waitFor(() => expect(sent(9)).toHaveLength(1))
  expect(sent(9)[0]).toMatchObject({ body: { type: 'fill', texts: [['29', '二十九']] } })
})

test('duplicates stand side by side with what differs, and are skipped unless somebody decides otherwise', async () => {
  await show([twin], { found: summary({ counts: { ready: 0, problem: 0, duplicate: 1, skipped: 1 } }) })
  const group = await screen.findByRole('group', { name: '第 4 题' })
  expect(group).toHaveTextContent('与题库“解放战争时期”里的一题有 96% 相像。')
  expect(within(group).getByRole('group', { name: '旧题' })).toHaveTextContent('渡江战役开始于哪一月？')
  expect(within(group).getByRole('group', { name: '新题' })).toHaveTextContent('新解析')
  expect(group).toHaveTextContent('题型、选项、答案相同')
  expect(screen.getByText('还没有可以入库的题')).toBeInTheDocument()
  expect(within(group).getByRole('radio', { name: '跳过' })).toBeChecked()
  fireEvent.click(within(group).getByRole('radio', { name: '替换旧题' }))
  await waitFor(() => expect(within(group).getByRole('radio', { name: '替换旧题' })).toBeChecked())
  expect(sent(4)).toEqual([{ decision: 'replace' }])
})

test('a twin of the same file has no older one to replace', async () => {
  await show([{ ...twin, twin: { ...twin.twin as NonNullable<ImportItem['twin']>, questionId: null, no: 3, bank: '' } }], { found: summary({ counts: { ready: 0, problem: 0, duplicate: 1, skipped: 1 } }) })
  expect(await screen.findByRole('group', { name: '第 3 题' })).toBeInTheDocument()
  expect(screen.getAllByRole('radio').map((one) => one.textContent)).toEqual(['跳过', '两题都留'])
})

test('without a bank the way in leads to choosing one; another bank has other twins', async () => {
  let asked = 0
  await show([item(1)], { found: summary({ bank: null, counts: { problem: 0 } }), answers: {
    'GET /banks': () => ({ banks: [bank(), bank({ id: 'b2', name: '上级题库', mine: false })] }),
    'PUT /imports/i1': () => summary({ counts: { problem: 0 } }),
    'GET /imports/i1/items': () => { asked++; return { items: [item(1)], next: null } }
  } })
  fireEvent.click(await screen.findByRole('button', { name: '选题库，再入库' }))
  const sheet = screen.getByRole('dialog', { name: '入到哪个题库' })
  await within(sheet).findByText('解放战争时期')
  expect(within(sheet).queryByText('上级题库')).not.toBeInTheDocument()
  const before = asked
  fireEvent.click(within(sheet).getByRole('button', { name: /^解放战争时期/ }))
  expect(await screen.findByRole('button', { name: '入库 1 题' })).toBeInTheDocument()
  expect(server.heardAt('PUT /imports/i1').map(({ body: sentBody }) => sentBody)).toEqual([{ bankId: 'b1' }])
  await waitFor(() => expect(asked).toBe(before + 1))
})

test('a bank can be made on the way; nobody opens it for practice by accident', async () => {
  await show([item(1)], { found: summary({ bank: null, counts: { problem: 0 } }), answers: {
    'GET /banks': () => ({ banks: [] }), 'POST /banks': () => bank({ id: 'b7' }), 'PUT /imports/i1': () => summary({ counts: { problem: 0 } })
  } })
  fireEvent.click(await screen.findByRole('button', { name: '选题库，再入库' }))
  const sheet = await screen.findByRole('dialog', { name: '新建题库' })
  fireEvent.click(within(sheet).getByRole('button', { name: '建好并选用' }))
  expect(within(sheet).getByText('请填写题库名称')).toBeInTheDocument()
  fireEvent.change(within(sheet).getByLabelText('名称'), { target: { value: ' 党的二十大 ' } })
  fireEvent.click(within(sheet).getByRole('button', { name: '建好并选用' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(server.heardAt('POST /banks')[0]?.body).toEqual({ unitId: 'u-top', name: '党的二十大', practice: false })
  expect(server.heardAt('PUT /imports/i1')[0]?.body).toEqual({ bankId: 'b7' })
})

test('into the bank: once, and on to the result; a refusal is said as the server words it', async () => {
  let refuse = true
  await show([item(1)], { found: summary({ counts: { problem: 0 } }), answers: {
    'POST /imports/i1/commit': () => refuse ? new Refusal(409, { code: 'edited_elsewhere', message: '要替换的题刚才有人改过，请刷新后再试。' }) : summary({ state: 'done' })
  } })
  fireEvent.click(await screen.findByRole('button', { name: '入库 1 题' }))
  expect(await screen.findByText('要替换的题刚才有人改过，请刷新后再试。')).toBeInTheDocument()
  refuse = false
  press('入库 1 题')
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/imported/index?id=i1' }))
})

test('a long list comes a page at a time', async () => {
  const page = (from: number) => Array.from({ length: 30 }, (_, at) => item(from + at))
  await show([], { found: summary({ counts: { total: 10000, ready: 10000, problem: 0 } }), answers: {
    'GET /imports/i1/items': ({ query }) => query.cursor ? { items: page(31), next: null } : { items: page(1), next: '30' }
  } })
  expect(await screen.findByRole('button', { name: /^第 30 题/ })).toBeInTheDocument()
  press('下一页')
  expect(await screen.findByRole('button', { name: /^第 31 题/ })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^第 30 题/ })).not.toBeInTheDocument()
  expect(screen.getByText('第 2 页')).toBeInTheDocument()
  press('上一页')
  expect(await screen.findByRole('button', { name: /^第 30 题/ })).toBeInTheDocument()
})

test('what is odd about the file unfolds; giving it up asks', async () => {
  await show([item(1)], { found: summary({ counts: { problem: 0 }, problems: [problem('unread', '这一行没有归到哪道题。')] }), answers: { 'DELETE /imports/i1': () => ({ ok: true }) } })
  fireEvent.click(await screen.findByRole('button', { name: '文件里有 1 处要留意' }))
  expect(screen.getByText('第 9 行：这一行没有归到哪道题。')).toBeInTheDocument()
  press('放弃这次导入')
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '放弃这次导入' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/banks/index' }))
})

test('without network it says what is safe, and nothing that was done is lost', async () => {
  await show([beyond])
  await screen.findByRole('group', { name: '第 2 题' })
  act(() => useNetwork.setState({ online: false }))
  expect(await screen.findByText('改过的都已保存，连上后再接着改')).toBeInTheDocument()
  cleanup()
  useNetwork.setState({ online: true })
})

test('an import that was taken back or is gone is told so', async () => {
  await show([], { found: summary({ state: 'undone' }) })
  expect(await screen.findByText('这次入库已经撤销')).toBeInTheDocument()
  await server.close()
  await show([], { answers: { 'GET /imports/i1': () => new Refusal(404, { code: 'not_found', message: '没有找到这次导入，可能已经删除。' }) } })
  expect(await screen.findByText('没有找到这次导入，可能已经删除。')).toBeInTheDocument()
})
