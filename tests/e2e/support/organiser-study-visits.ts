import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { runningPlan } from '../../support/running-plan'
import type { Demo, Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}
const tab = (name: string) => async (page: Page) => {
  await page.getByRole('tab', { name, exact: true }).click()
  await settled(page)
}
const closed = async (page: Page) => {
  for (let open = await page.getByRole('dialog').count(); open > 0; open--) {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').nth(open - 1).waitFor({ state: 'detached' })
  }
}

/** As a phone does it, for a check-in to take over. */
export async function uploadPhoto(origin: string, { session }: Person): Promise<string> {
  const picture = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#8a4b2a' } }).jpeg().toBuffer()
  const form = new FormData()
  form.set('purpose', 'check-in')
  form.set('file', new Blob([new Uint8Array(picture)]), 'IMG_0001.JPG')
  const reply = await fetch(`${origin}/api/files`, { method: 'POST', body: form, headers: { authorization: `Bearer ${session.accessToken}` } })
  return (await reply.json() as { id: string }).id
}

/** What an organiser sees to while people study: in a branch of its own, so that the others' pages stay as they are. */
export async function organiserStudyVisits(demo: Pick<Demo, 'origin' | 'as'>, organiser: Person): Promise<Visit[]> {
  const [branch] = (await organiser.call('GET /units', { search: '宣传处党支部' })).units
  if (!branch) throw new Error('The branch 宣传处党支部 is gone')
  const unitId = organiser.session.me.roles[0]?.unit.id ?? ''
  const config = runningPlan([branch.id], Date.now())
  const { id } = await organiser.call('POST /organiser/plans', { unitId, config })
  await organiser.call('POST /organiser/plans/:id/publish', { id })
  await organiser.call('POST /organiser/plans', { unitId, config: { ...config, title: '四季学习' } })
  const { items: [one, other] } = await organiser.call('GET /organiser/plans/:id/people', { id })
  for (const [index, person] of [one, other].entries()) {
    if (!person) continue
    const member = await demo.as(person.name)
    const photos = index === 0 ? [{ proof: 1, files: [await uploadPhoto(demo.origin, member), await uploadPhoto(demo.origin, member)] }] : []
    await member.call('POST /plans/:id/check-ins', {
      id, taskId: 'read', sendId: `visit-${index}-send`, given: [{ proof: 0, text: '读了《红星照耀中国》第三章，最感动的是红军战士在草地上把最后一点青稞留给伤员。' }, ...photos]
    })
  }
  return [
    { page: 'organiser/plans/index', who: organiser, path: '/organiser/plans/index', looks: [{ name: 'plans' }] },
    { page: 'organiser/plan-edit/index', who: organiser, path: '/organiser/plan-edit/index', looks: [
      { name: 'plan-presets' },
      { name: 'plan-form', reach: async (page) => { await press(/^21 天读书打卡，/)(page); await page.locator('.preview .sentence').first().waitFor() } },
      { name: 'plan-form-middle', part: true, reach: async (page) => { await page.getByText('补卡与请假').scrollIntoViewIfNeeded() } },
      { name: 'plan-form-foot', part: true, reach: async (page) => { await page.locator('.page-main').evaluate((box) => { box.scrollTop = box.scrollHeight }) } },
      { name: 'plan-task', reach: press(/^任务“/) },
      { name: 'plan-material', reach: async (page) => { await press('选资料或专栏')(page); await page.getByRole('dialog', { name: '学习资料' }).getByRole('textbox').fill('长征'); await page.getByText('没有更多了').waitFor() } },
      { name: 'plan-units', reach: async (page) => { await closed(page); await press(/^参加单位：/)(page) } },
      { name: 'plan-publish', reach: async (page) => { await closed(page); await press('发布计划')(page); await page.getByRole('dialog').waitFor() } }
    ] },
    { page: 'organiser/plan-progress/index', who: organiser, path: `/organiser/plan-progress/index?id=${id}`, looks: [
      { name: 'plan-progress' },
      { name: 'plan-progress-tasks', reach: tab('任务与日期') },
      { name: 'plan-progress-people', reach: tab('每个人') },
      { name: 'plan-progress-none-yet', reach: async (page) => { await page.getByRole('radio', { name: /^还没打卡/ }).click(); await page.getByText('复制提醒文字').waitFor() } },
      { name: 'plan-end', reach: press('提前结束这个计划') }
    ] },
    { page: 'organiser/check-ins/index', who: organiser, path: `/organiser/check-ins/index?plan=${id}`, looks: [
      { name: 'check-ins' },
      { name: 'check-ins-photo', reach: press(/的照片 1，看大图$/) },
      { name: 'check-ins-refuse', reach: async (page) => { await closed(page); await press(/^退回，/)(page) } }
    ] },
    { page: 'organiser/plan-codes/index', who: organiser, path: `/organiser/plan-codes/index?id=${id}`, looks: [{ name: 'plan-codes' }] }
  ]
}
