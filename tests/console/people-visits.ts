import type { Person } from '../e2e/support/demo'
import { playedRoundWithAwards } from '../support/awards-round'
import { stagedRound } from '../support/staged-round'
import { button, dialog } from './support'
import type { Look } from './visits'

/** A preliminary that is on, with study points, groups and paper answered by hand, and a final. */
export async function openStaged(limin: Person, now = Date.now()): Promise<string> {
  const { presets } = await limin.call('GET /organiser/presets')
  const base = presets.find(({ id }) => id === 'fortnight-best')?.config
  if (!base) throw new Error('There is no preset')
  const { id } = await limin.call('POST /organiser/rounds', { unitId: base.audience.units[0] ?? '', config: stagedRound(base, now) })
  await limin.call('POST /organiser/rounds/:id/publish', { id })
  return id
}

/** People, entries, honours and given points of rounds that have them. */
export async function peopleVisits(limin: Person): Promise<Look[][]> {
  const staged = await openStaged(limin)
  const over = await playedRoundWithAwards(limin, '七一知识竞赛（奖项）')
  const { items } = await limin.call('GET /organiser/rounds/:id/participants', { id: staged, limit: 3 })
  const [one, two] = items
  return [
    [
      { name: 'people', path: `/rounds/${staged}/people` }, { name: 'people-excuse', reach: async (page) => { await button(page, `登记${one?.name ?? ''}免于参加`).first().click(); await dialog(page).getByRole('button', { name: '登记免于参加' }).click() } },
      { name: 'people-none', path: `/rounds/${staged}/people?state=excused` }
    ],
    [
      { name: 'people-paste', path: `/rounds/${staged}/people`, reach: async (page) => { await button(page, '粘贴名单').click(); await button(page, '核对，先不写入').click() } },
      { name: 'people-matched', reach: async (page) => {
        await dialog(page).getByRole('textbox', { name: '名单', exact: true }).fill(`姓名\t积分\n${two?.staffNo ?? two?.name ?? ''}\t52\n没有这个人\t5`)
        await button(page, '核对，先不写入').click()
        await dialog(page).getByText('没有在参加人员里找到这个人', { exact: false }).waitFor()
      } }
    ],
    [{ name: 'people-plain', path: '/rounds/round-3/people?state=absent&sort=unit' }],
    [
      { name: 'proxy-which', path: `/rounds/${staged}/proxy/${one?.memberId ?? ''}` },
      { name: 'proxy', reach: async (page) => { await button(page, '开始录入').click(); await page.getByRole('navigation', { name: '答题卡' }).waitFor() } },
      { name: 'proxy-line', reach: (page) => page.getByRole('textbox', { name: /^整行录入/ }).fill('ABX') },
      { name: 'proxy-ask', reach: async (page) => { await page.getByRole('textbox', { name: /^整行录入/ }).fill('AB'); await button(page, '填入 2 题').click(); await button(page, '交卷').click(); await dialog(page).getByText('还有 3 题没有填', { exact: false }).last().waitFor() } },
      { name: 'proxy-result', reach: async (page) => { await dialog(page).getByRole('button', { name: '交卷' }).click(); await page.getByText('的答卷已交').waitFor() } }
    ],
    [{ name: 'proxy-barred', path: `/rounds/round-3/proxy/${one?.memberId ?? ''}` }],
    [{ name: 'entries-waiting', path: `/rounds/${staged}/entries` }],
    [
      { name: 'entries', path: '/rounds/round-finals/entries' },
      { name: 'entries-out', reach: async (page) => {
        await page.getByRole('button', { name: /^让.*退出/ }).first().click()
        await dialog(page).getByRole('textbox', { name: '原因' }).fill('外出培训')
        await button(page, '看由谁递补').click()
        await dialog(page).getByText('退出后不能再加回名单', { exact: false }).waitFor()
      } }
    ],
    [
      { name: 'honours', path: '/rounds/round-2/honours', reach: (page) => button(page, /^复核/).click() },
      { name: 'certificate-void', reach: async (page) => { await button(page, /^作废/).first().click(); await dialog(page).getByRole('button', { name: '作废证书' }).click() } }
    ],
    [{ name: 'honours-before', path: `/rounds/${over}/honours` }, { name: 'honours-ask', reach: (page) => button(page, '公布获奖名单').click() }],
    [{ name: 'honours-open', path: '/rounds/round-finals/honours' }],
    [
      { name: 'given', path: '/rounds/round-finals/given' },
      { name: 'given-wrong', reach: async (page) => { await page.locator('.given-points').first().fill('很多'); await page.getByText('请填 0 以上的数', { exact: false }).waitFor() } }
    ],
    [{ name: 'given-paste', path: '/rounds/round-finals/given', reach: async (page) => {
      await button(page, '从 Excel 粘贴').click()
      await dialog(page).getByRole('textbox', { name: '名单', exact: true }).fill('科研管理处党支部\t12\t组织集中学习 2 次\n没有这个支部\t3')
      await button(page, '核对，先不写入').click()
      await dialog(page).getByText('没有在参加单位里找到', { exact: false }).waitFor()
    } }]
  ]
}
