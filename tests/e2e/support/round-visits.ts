import type { Page } from 'playwright-core'
import { stagedRound } from '../../support/staged-round'
import type { Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}
const closed = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })
}

/** What an organiser sees to while a round runs. */
export async function roundVisits (organiser: Person): Promise<Visit[]> {
  const { presets } = await organiser.call('GET /organiser/presets')
  const base = presets.find(({ id: preset }) => preset === 'fortnight-best')?.config
  if (!base) throw new Error('The preset fortnight-best is gone')
  // Of a branch in which none of the others plays: their home pages stay as they are.
  const [branch] = (await organiser.call('GET /units', { search: '宣传处党支部' })).units
  if (!branch) throw new Error('The branch 宣传处党支部 is gone')
  const config = stagedRound({ ...base, audience: { ...base.audience, units: [branch.id] } }, Date.now())
  const { id } = await organiser.call('POST /organiser/rounds', { unitId: organiser.session.me.roles[0]?.unit.id ?? '', config })
  await organiser.call('POST /organiser/rounds/:id/publish', { id })
  const [member] = (await organiser.call('GET /organiser/rounds/:id/participants', { id })).items
  return [
    { page: 'organiser/entries/index', who: organiser, path: `/organiser/entries/index?id=${id}`, looks: [{ name: 'entries-waiting' }] },
    { page: 'organiser/participants/index', who: organiser, path: `/organiser/participants/index?id=${id}`, looks: [
      { name: 'participants' },
      { name: 'participants-person', reach: async (page) => { await page.locator('.person-name').first().click(); await settled(page) } },
      { name: 'participants-excuse', reach: async (page) => { await press('登记免于参加')(page); await press('登记免于参加')(page) } },
      { name: 'participants-unit', reach: async (page) => { await closed(page); await press(/^单位：/)(page) } },
      { name: 'participants-paste', reach: async (page) => { await closed(page); await press('粘贴名单')(page); await press('先对一对，不写入')(page) } },
      { name: 'participants-matched', reach: async (page) => {
        await page.getByRole('textbox', { name: '名单' }).fill(`${member?.name ?? ''}\t${member?.staffNo ?? ''}\t5200\n没有这个人\t1`)
        await press('先对一对，不写入')(page)
        await page.getByText(/^对上 \d 行/).waitFor()
      } }
    ] },
    { page: 'organiser/amend/index', who: organiser, path: '/organiser/amend/index?id=round-3', looks: [
      { name: 'amend' },
      { name: 'amend-impact', reach: async (page) => {
        await press(/^更多设置/)(page)
        await page.getByRole('radio', { name: '各次累计' }).click()
        await press('看影响到谁')(page)
        await page.getByRole('dialog', { name: '调整后的影响' }).waitFor()
      } },
      { name: 'amend-reason', reach: async (page) => { await press('写明原因，再调整')(page); await press('按新规则重新计算名次')(page) } }
    ] },
    { page: 'organiser/amend/index', who: organiser, path: `/organiser/amend/index?id=${id}`, looks: [{ name: 'amend-phases' }] }
  ]
}
