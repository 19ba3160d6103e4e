import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { ComponentType } from 'react'
import BankPage from '@/organiser/bank/index'
import BanksPage from '@/organiser/banks/index'
import ImportPage from '@/organiser/import/index'
import ImportedPage from '@/organiser/imported/index'
import QuestionPage from '@/organiser/question/index'
import { Refusal, organiser, signedIn, type Answers } from '../client/signed-in'
import { bank, detail, row, summary } from './questions'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())
beforeEach(() => jest.clearAllMocks())

const show = async (Page: ComponentType, answers: Answers, params: Record<string, string> = {}) => {
  server = await signedIn(answers, { as: organiser, params })
  render(<Page />)
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('the banks', () => {
  test('each with what is in it; imports that are not over can be gone on with, finished ones looked at', async () => {
    await show(BanksPage, {
      'GET /banks': () => ({ banks: [bank({ practice: true, disabled: 2 }), bank({ id: 'b2', name: '上级题库', mine: false, counts: { single: 0, multiple: 0, judge: 0, fill: 0 }, total: 0 })] }),
      'GET /imports': () => ({ next: null, items: [
        summary({ id: 'i3', state: 'done', imported: { created: 9, replaced: 1 }, undoable: true, name: '旧题.docx' }), summary({ id: 'i4', state: 'undone', name: '撤了的' }), summary({ id: 'i1' })
      ] })
    })
    const mine = await screen.findByRole('button', { name: /^解放战争时期，共 126 题：单选 74、多选 28、判断 24，停用 2，省社科联，可练习$/ })
    expect(screen.getByRole('button', { name: '上级题库，共 0 题，省社科联的题库，可以出题，不能改' })).toBeInTheDocument()
    expect(screen.queryByText('撤了的')).not.toBeInTheDocument()
    press(/^解放战争时期题库.docx，认出 3 题，2 题要处理，.*接着核对$/)
    press(/^旧题.docx，已入库 10 题，.*看结果$/)
    fireEvent.click(mine)
    press('导入试题')
    expect((Taro.navigateTo as jest.Mock).mock.calls.map(([{ url }]: [{ url: string }]) => url)).toEqual([
      '/organiser/review/index?id=i1', '/organiser/imported/index?id=i3', '/organiser/bank/index?id=b1', '/organiser/import/index'
    ])
  })

  test('none yet: what to do', async () => {
    await show(BanksPage, { 'GET /banks': () => ({ banks: [] }), 'GET /imports': () => ({ items: [], next: null }) })
    expect(await screen.findByText('还没有题库')).toBeInTheDocument()
  })
})

describe('a bank', () => {
  test('is searched as one types, by type, and leads to a question; one that is not mine takes no import', async () => {
    await show(BankPage, {
      'GET /banks': () => ({ banks: [bank({ mine: false })] }),
      'GET /banks/b1/questions': ({ query }) => query.text ? { items: [], next: null, total: 0 } : { items: [row(), row({ id: 'q2', type: 'judge', stem: '七届二中全会', answer: [0], status: 'disabled' })], next: null, total: 2 }
    }, { id: 'b1' })
    expect(await screen.findByText('共 2 题')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '七届二中全会，判断，答案 正确，解放战争，已停用' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '导入试题到这个题库' })).not.toBeInTheDocument()
    press(/^北平和平解放/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/organiser/question/index?id=q1' })
    fireEvent.click(screen.getByRole('radio', { name: '单选' }))
    await screen.findByText('找到 2 题')
    fireEvent.change(screen.getByLabelText('查题干和选项里的字'), { target: { value: '长征' } })
    expect(await screen.findByText('没有找到')).toBeInTheDocument()
    expect(server.heardAt('GET /banks/b1/questions').map(({ query }) => [query.type, query.text])).toEqual([[undefined, undefined], ['single', undefined], ['single', '长征']])
  })

  test('that I may not see says so', async () => {
    await show(BankPage, { 'GET /banks': () => ({ banks: [] }), 'GET /banks/b9/questions': () => new Refusal(403, { code: 'forbidden', message: '这个题库属于别的单位，不在你的管理范围内。' }) }, { id: 'b9' })
    expect(await screen.findByText('这个题库属于别的单位，不在你的管理范围内。')).toBeInTheDocument()
  })

  test('a question with its key, why, and where it was asked', async () => {
    await show(QuestionPage, { 'GET /questions/q1': () => detail({ status: 'disabled', rounds: [{ id: 'r1', title: '第三轮', attempts: 515 }] }, { analysis: '见[图:00ff]所示', source: '《简史》', topic: '解放战争' }) }, { id: 'q1' })
    const right = await screen.findByRole('listitem', { name: 'D，1949 年，正确答案' })
    expect(right.className).toContain('opt-right')
    expect(screen.getAllByRole('listitem')).toHaveLength(4)
    expect(screen.getByRole('img', { name: '题目里的图' })).toHaveAttribute('src', '/api/images/00ff')
    expect(screen.getByText('出处：《简史》')).toBeInTheDocument()
    expect(screen.getByText('第三轮（515 份答卷）')).toBeInTheDocument()
    expect(screen.getByText('已停用')).toBeInTheDocument()
  })

  test('a question to be filled in says every wording', async () => {
    await show(QuestionPage, { 'GET /questions/q1': () => detail({}, { type: 'fill', options: [], answer: [], texts: [['29', '二十九'], ['南湖']] }) }, { id: 'q1' })
    expect(await screen.findByText('29（或二十九）')).toBeInTheDocument()
    expect(screen.getByText('第 2 空')).toBeInTheDocument()
  })
})

describe('reading questions in', () => {
  test('pasted text becomes a preview; the address of the bank goes with it', async () => {
    await show(ImportPage, { 'POST /imports/text': () => summary() }, { bank: 'b1' })
    press('认出试题，去核对')
    expect(screen.getByText('请先粘贴试题')).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('试题文字'), { target: { value: '1. 北平和平解放是在哪一年？\nA.1948 年 B.1949 年' } })
    press('答案另有一份')
    fireEvent.change(screen.getByLabelText('答案文字'), { target: { value: '1.B' } })
    press('认出试题，去核对')
    await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/review/index?id=i1' }))
    expect(server.heardAt('POST /imports/text')[0]?.body).toEqual({ bankId: 'b1', name: '粘贴：北平和平解放是在哪一年？', text: '1. 北平和平解放是在哪一年？\nA.1948 年 B.1949 年', key: '1.B' })
  })

  test('text in which nothing is found: the server says why, and the text is still there', async () => {
    await show(ImportPage, { 'POST /imports/text': () => new Refusal(422, { code: 'file_unreadable', message: '没有在文件里找到题目。' }) })
    fireEvent.change(screen.getByLabelText('试题文字'), { target: { value: '随便写写' } })
    press('认出试题，去核对')
    expect(await screen.findByText('没有在文件里找到题目。')).toBeInTheDocument()
    expect(screen.getByLabelText('试题文字')).toHaveValue('随便写写')
  })

  test('leaving with something typed asks', async () => {
    await show(ImportPage, {})
    fireEvent.change(screen.getByLabelText('试题文字'), { target: { value: '一道题' } })
    press('回到首页')
    fireEvent.click(within(screen.getByRole('dialog', { name: '还没有导入' })).getByRole('button', { name: '接着导入' }))
    expect(screen.getByLabelText('试题文字')).toHaveValue('一道题')
  })

  test('a file is chosen with what the browser has; one that is too large is refused here', async () => {
    await show(ImportPage, {})
    fireEvent.click(screen.getByRole('radio', { name: '选文件' }))
    press('认出试题，去核对')
    expect(screen.getByText('请先选一个文件')).toBeInTheDocument()
    const choose = (name: string, size: number) => {
      press(/^试题文件/)
      const input = document.querySelector('input[type=file]') as HTMLInputElement
      Object.defineProperty(input, 'files', { value: [{ name, size }] })
      fireEvent.change(input)
    }
    choose('大.docx', 21 * 1024 * 1024)
    expect(await screen.findByText('“大.docx”有 21.0 MB，最多 20 MB。请分成几份再传。')).toBeInTheDocument()
    choose('题库.docx', 30 * 1024)
    expect(await screen.findByText('题库.docx，30 KB')).toBeInTheDocument()
    expect(screen.queryByText(/最多 20 MB。请分/)).not.toBeInTheDocument()
    expect(document.querySelector('input[type=file]')).toBeNull()
  })
})

describe('what has gone in', () => {
  const done = summary({ state: 'open', imported: { created: 115, replaced: 2 }, undoable: true, counts: { total: 126, done: 117, problem: 6, ready: 0, duplicate: 3, skipped: 3 } })

  test('is counted, and what is left can be gone on with', async () => {
    await show(ImportedPage, { 'GET /imports/i1': () => done }, { id: 'i1' })
    expect(await screen.findByText('已入库 117 题')).toBeInTheDocument()
    expect(screen.getByText('新增 115 题，替换旧题 2 题，在题库“解放战争时期”')).toBeInTheDocument()
    press('接着核对余下的 6 题')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/organiser/review/index?id=i1' })
  })

  test('is taken back after asking, and what that did is told', async () => {
    await show(ImportedPage, { 'GET /imports/i1': () => done, 'POST /imports/i1/undo': () => ({ ...done, state: 'undone', undoable: false, imported: { created: 0, replaced: 0 }, removed: 114, disabled: 1, restored: 2, kept: 0 }) }, { id: 'i1' })
    fireEvent.click(await screen.findByRole('button', { name: '撤销这次入库' }))
    const dialog = screen.getByRole('dialog', { name: '撤销这次入库的 117 题？' })
    fireEvent.click(within(dialog).getByRole('button', { name: '撤销这次入库' }))
    expect(await screen.findByText('这次入库已经撤销')).toBeInTheDocument()
    for (const line of ['删除新增的 114 题', '停用 1 题（已经用进竞赛，不能删）', '恢复被替换的 2 题']) expect(screen.getByText(line)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '撤销这次入库' })).not.toBeInTheDocument()
  })
})
