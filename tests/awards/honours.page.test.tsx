import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { DrawState, HonourList, HonourRow, OrganiserHonours } from '../../contract/awards'
import HonoursPage from '@/awards/list/index'
import OrganiserHonoursPage from '@/organiser/honours/index'
import { organiser, Refusal, signedIn, type Answers } from '../client/signed-in'

let server: Awaited<ReturnType<typeof signedIn>>
afterEach(() => server.close())

const row = (name: string, over: Partial<HonourRow> = {}): HonourRow => ({ name, unit: '某支部', rank: 1, prize: '', mine: false, ...over })
const list = (over: Partial<HonourList> = {}): HonourList => ({ id: 'person-first', kind: 'person', name: '一等奖', total: 1, mine: [], rows: [row('陈*华')], ...over })

describe('the list of awards', () => {
  const show = async (answers: Answers) => {
    server = await signedIn(answers, { params: { id: 'r1' } })
    render(<HonoursPage />)
  }

  test('has every award with who has it, and marks one’s own', async () => {
    await show({ 'GET /rounds/r1/honours': () => ({
      roundTitle: '第三轮', announced: { version: 1, at: Date.UTC(2026, 5, 30, 1), reason: '' },
      lists: [list({ mine: ['一等奖'], rows: [row('周文清', { mine: true })] }), list({ id: 'unit-best', kind: 'unit', name: '组织奖', rows: [row('某支部', { unit: '' })] }),
        list({ id: 'draw-lucky', kind: 'draw', name: '幸运奖', mine: ['书签'], rows: [row('周文清', { rank: null, prize: '书签', mine: true })] })]
    }) })
    expect(await screen.findByRole('group', { name: '周文清，是你，某支部，第 1 名' })).toBeInTheDocument()
    expect(screen.getByText('你获得了这个奖')).toBeInTheDocument()
    expect(screen.getByText('你抽中了书签')).toBeInTheDocument()
    expect(screen.getByRole('group', { name: '某支部，第 1 名' })).toBeInTheDocument()
    expect(screen.getByText(/6 月 30 日 9:00 公布/)).toBeInTheDocument()
  })

  test('is read on where it is long, and says why it was announced anew', async () => {
    await show({
      'GET /rounds/r1/honours': () => ({ roundTitle: '第三轮', announced: { version: 2, at: 0, reason: '第 8 题答案有误' }, lists: [list({ total: 3 })] }),
      'GET /rounds/r1/honours/rows': ({ query }) => ({ items: query.cursor === '1' ? [row('王*'), row('李*')] : [], next: null })
    })
    expect(await screen.findByText(/更正后重新公布：第 8 题答案有误/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '再看 2 人' }))
    expect(await screen.findByText('李*')).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByRole('button', { name: /^再看/ })).toBeNull())
  })

  test('says so while nothing has been announced', async () => {
    await show({ 'GET /rounds/r1/honours': () => ({ roundTitle: '第三轮', announced: null, lists: [] }) })
    expect(await screen.findByText('还没有公布')).toBeInTheDocument()
  })
})

describe('the organiser’s awards', () => {
  const lucky: DrawState = { id: 'lucky', name: '幸运奖', text: '从得分不低于 60 分的人员中抽取书签 1 名。', holders: 40, tickets: 52, drawnAt: null, winners: [], drawn: 0, whyNot: '' }
  const state = (over: Partial<OrganiserHonours> = {}): OrganiserHonours => ({
    roundTitle: '第三轮', whyNot: '', mark: 'm1', announced: null, changed: false, changes: [], lists: [list({ rows: [row('陈爱华')] })], draws: [lucky], certificates: [{ id: 'pass', name: '合格证书', issued: 12, revoked: 1 }], ...over
  })
  const show = async (answers: Answers) => {
    server = await signedIn(answers, { as: organiser, params: { id: 'r1' } })
    render(<OrganiserHonoursPage />)
  }
  const press = async (name: string) => { fireEvent.click(await screen.findByRole('button', { name })) }

  test('are looked at, and announced as they were seen', async () => {
    await show({
      'GET /organiser/rounds/r1/honours': () => state(),
      'POST /organiser/rounds/r1/honours': () => state({ announced: { version: 1, at: Date.now(), reason: '' } })
    })
    expect(await screen.findByText('陈爱华')).toBeInTheDocument()
    expect(screen.getByText('已领 12 张，作废 1 张')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: /^合格证书/ }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/organiser/certificates/index?id=r1&cert=pass' })
    await press('公布获奖名单')
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '公布获奖名单' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(server.heardAt('POST /organiser/rounds/r1/honours')[0]?.body).toEqual({ mark: 'm1' })
    expect(screen.queryByRole('button', { name: '公布获奖名单' })).toBeNull()
  })

  test('that changed since are announced anew only with a reason', async () => {
    await show({
      'GET /organiser/rounds/r1/honours': () => state({ announced: { version: 1, at: 0, reason: '' }, changed: true, changes: [{ name: '一等奖', came: [{ name: '王新', unit: '甲支部' }], left: [{ name: '陈爱华', unit: '乙支部' }], moved: 2 }] }),
      'POST /organiser/rounds/r1/honours': () => state({ announced: { version: 2, at: 0, reason: '有误' } })
    })
    await press('公布更正后的名单')
    const sheet = screen.getByRole('dialog')
    expect(within(sheet).getByText('一等奖：新增王新（甲支部）；去掉陈爱华（乙支部）；2 个名次有变')).toBeInTheDocument()
    fireEvent.click(within(sheet).getByRole('button', { name: '下一步：核对后公布' }))
    expect(within(sheet).getByRole('alert')).toHaveTextContent('请写明原因')
    fireEvent.change(within(sheet).getByRole('textbox', { name: '更正的原因' }), { target: { value: '有误' } })
    fireEvent.click(within(sheet).getByRole('button', { name: '下一步：核对后公布' }))
    const asked = screen.getByRole('dialog', { name: '公布更正后的名单？' })
    expect(asked).toHaveTextContent('去掉陈爱华')
    expect(server.heardAt('POST /organiser/rounds/r1/honours')).toEqual([])
    fireEvent.click(within(asked).getByRole('button', { name: '公布更正后的名单' }))
    await waitFor(() => expect(server.heardAt('POST /organiser/rounds/r1/honours')[0]?.body).toEqual({ mark: 'm1', reason: '有误' }))
  })

  test('are shown anew when the standings changed meanwhile', async () => {
    let asked = 0
    await show({
      'GET /organiser/rounds/r1/honours': () => state({ lists: [list({ rows: [row(asked++ ? '王新' : '陈爱华')] })] }),
      'POST /organiser/rounds/r1/honours': () => new Refusal(409, { code: 'edited_elsewhere', message: '成绩刚才有变化，名单和你看到的不同了。请看过新的名单再公布。' })
    })
    await press('公布获奖名单')
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '公布获奖名单' }))
    expect(await screen.findByText(/^成绩刚才有变化/)).toBeInTheDocument()
    expect(await screen.findByText('王新')).toBeInTheDocument()
  })

  test('are drawn after a word about it that there is no second time, and checked again', async () => {
    let drawn = false
    const done = { ...lucky, drawn: 1, drawnAt: Date.now(), winners: [row('周文清', { rank: null, prize: '书签' })] }
    await show({
      'GET /organiser/rounds/r1/honours': () => state({ draws: [drawn ? done : lucky] }),
      'POST /organiser/rounds/r1/draws/lucky': () => { drawn = true; return done },
      'GET /organiser/rounds/r1/draws/lucky/replay': () => ({ same: true, seed: 'abc', drawnAt: done.drawnAt, holders: 40, tickets: 52, winners: done.winners })
    })
    expect(await screen.findByText('40 人参加，共 52 次机会')).toBeInTheDocument()
    await press('抽奖：幸运奖')
    expect(within(screen.getByRole('dialog')).getByText(/抽奖只能抽一次，结果会记录在案/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '现在抽奖' }))
    expect(await screen.findByText('书签')).toBeInTheDocument()
    await press('复核幸运奖')
    expect(await screen.findByText('按留存的种子和名单重算，结果一致。')).toBeInTheDocument()
  })

  test('are all listed once they are known, winners too; before that it is said that they will be', async () => {
    const rows = (n: number) => Array.from({ length: n }, (_, i) => row(`第${i + 1}人`))
    const pages = { 'GET /organiser/rounds/r1/honours/rows': ({ query }: { query: Record<string, string> }) => ({ items: rows(230).slice(Number(query.cursor), Number(query.cursor) + 100), next: null }) }
    const long = list({ total: 230, rows: rows(200) })
    const done = { ...lucky, drawnAt: 0, drawn: 12, winners: rows(12).map((one) => ({ ...one, name: `中奖${one.name}` })) }
    await show({ ...pages, 'GET /organiser/rounds/r1/honours': () => state({ announced: { version: 1, at: 0, reason: '' }, lists: [long], draws: [done] }) })
    await press('幸运奖：看全部 12 人')
    expect(await screen.findByText('中奖第12人')).toBeInTheDocument()
    expect(screen.queryByText('第11人')).toBeNull()
    await press('一等奖：看全部 230 人')
    await press('一等奖：再看 100 人')
    await press('一等奖：再看 30 人')
    expect(await screen.findByText('第230人')).toBeInTheDocument()
    expect(server.heardAt('GET /organiser/rounds/r1/honours/rows').map(({ query }) => query)).toEqual([{ list: 'person-first', cursor: '200', limit: '100' }])
    expect(screen.queryByText(/公布后都会列出/)).toBeNull()
  })

  test('cannot be announced or drawn before the close, and it is said why', async () => {
    const whyNot = '竞赛截止后才能公布名单和抽奖。'
    await show({ 'GET /organiser/rounds/r1/honours': () => state({ whyNot, mark: '', lists: [], draws: [{ ...lucky, whyNot }] }) })
    expect(await screen.findAllByText(whyNot)).toHaveLength(2)
    expect(screen.getByRole('button', { name: '抽奖：幸运奖' })).toHaveAttribute('aria-disabled', 'true')
    expect(screen.queryByRole('button', { name: '公布获奖名单' })).toBeNull()
  })
})
