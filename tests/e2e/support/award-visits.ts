import type { Page } from 'playwright-core'
import { openRoundWithAwards, playedRoundWithAwards } from '../../support/awards-round'
import type { Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).click()
  await settled(page)
}
const check = (code: string) => async (page: Page) => {
  await page.getByRole('textbox', { name: '证书编号' }).fill(code)
  await press('查验证书')(page)
}
const instead = (reach: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })
  await reach(page)
}

/** Awards before and after they are announced, a certificate, and the page that checks it. */
export async function awardVisits(organiser: Person): Promise<Visit[]> {
  const [open, due, over] = [await openRoundWithAwards(organiser, '七一知识竞赛（进行中）'), await playedRoundWithAwards(organiser, '七一知识竞赛（待公布）'), await playedRoundWithAwards(organiser)]
  const { code } = await organiser.call('POST /rounds/:id/certificates/:cert', { id: over, cert: 'taken' })
  await organiser.call('POST /organiser/rounds/:id/honours', { id: over, mark: (await organiser.call('GET /organiser/rounds/:id/honours', { id: over })).mark })
  await organiser.call('POST /organiser/rounds/:id/draws/:draw', { id: over, draw: 'lucky' })
  return [
    { page: 'awards/list/index', who: organiser, path: `/awards/list/index?id=${over}`, looks: [{ name: 'honours' }] },
    { page: 'awards/list/index', who: organiser, path: `/awards/list/index?id=${due}`, looks: [{ name: 'honours-none' }] },
    { page: 'awards/certificate/index', who: organiser, path: `/awards/certificate/index?id=${over}&cert=taken`, looks: [{ name: 'certificate' }] },
    { page: 'pages/check/index', path: `/check?code=${code}`, looks: [{ name: 'check-real' }, { name: 'check-slip', reach: check(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`) }] },
    { page: 'organiser/honours/index', who: organiser, path: `/organiser/honours/index?id=${due}`, looks: [
      { name: 'organiser-honours' }, { name: 'organiser-announce', reach: press('公布获奖名单') }, { name: 'organiser-draw', reach: instead(press('抽奖：幸运奖')) }
    ] },
    { page: 'organiser/honours/index', who: organiser, path: `/organiser/honours/index?id=${over}`, looks: [{ name: 'organiser-drawn', reach: press('复核幸运奖') }] },
    { page: 'organiser/honours/index', who: organiser, path: `/organiser/honours/index?id=${open}`, looks: [{ name: 'organiser-honours-early' }] },
    // The demo's own, with many certificates and one that was voided.
    { page: 'organiser/certificates/index', who: organiser, path: '/organiser/certificates/index?id=round-2', looks: [
      { name: 'certificates' },
      { name: 'certificate-void', reach: async (page) => {
        await page.getByRole('textbox', { name: '按姓名或编号查找' }).fill('周文清')
        await page.getByRole('button', { name: /^周文清，合格证书/ }).click()
        await press('作废证书')(page)
      } },
      { name: 'certificate-void-ask', reach: async (page) => { await page.getByRole('dialog').getByRole('textbox').fill('成绩有误'); await press('下一步：核对后作废')(page) } }
    ] },
    { page: 'organiser/progress/index', who: organiser, path: `/organiser/progress/index?id=${over}`, looks: [{ name: 'progress-closed' }] }
  ]
}
