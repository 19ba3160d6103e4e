import type { Page } from 'playwright-core'
import { lectureOver } from '../../support/over'
import { publishedWalk, runningWalk } from '../../support/walk'
import type { Demo } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}
const closed = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** A lecture that asks what one says of it. A red walk half walked, and one walked to its end: in a branch of its own, so that the others' pages stay as they are. */
export async function walkVisits(demo: Pick<Demo, 'as'>): Promise<Visit[]> {
  const [limin, jiang] = await Promise.all([demo.as('李敏'), demo.as('蒋若溪')])
  const unit = jiang.session.me.binding.state === 'bound' ? jiang.session.me.binding.unit.id : ''
  const half = await publishedWalk(limin, runningWalk(unit, Date.now()))
  const whole = await publishedWalk(limin, runningWalk(unit, Date.now(), { title: '重走江州红色路线（第二期）' }, { order: 'fixed', needs: 1 }))
  const stamp = (id: string, code: string | undefined, answer?: number) => jiang.call('POST /events/:id/stamps', { id, code, sendId: `walk-${id.slice(-6)}-${code?.slice(-6)}`.replace(/[^\w-]/g, ''), ...(answer !== undefined && { answer }) })
  await stamp(half.id, half.codes[0], 1)
  await stamp(half.id, half.codes[3])
  await stamp(half.id, half.codes[1])
  await stamp(whole.id, whole.codes[0], 1)
  const [over, said] = [await lectureOver(limin, unit, [jiang], Date.now()), await lectureOver(limin, unit, [jiang], Date.now())]
  await jiang.call('PUT /events/:id/feedback', { id: said, answers: { all: 4, liked: ['文本', '讨论'], more: '想听党史里的家书。' } })
  return [
    { page: 'events/event/index', who: jiang, path: `/events/event/index?id=${over}`, looks: [{ name: 'event-over' }] },
    { page: 'events/feedback/index', who: jiang, path: `/events/feedback/index?id=${over}`, looks: [{ name: 'feedback' }, { name: 'feedback-wrong', reach: press('提交反馈') }] },
    { page: 'events/feedback/index', who: jiang, path: `/events/feedback/index?id=${said}`, looks: [{ name: 'feedback-said' }] },
    { page: 'events/event/index', who: jiang, path: `/events/event/index?id=${half.id}`, looks: [{ name: 'event-walk' }] },
    {
      page: 'events/walk/index', who: jiang, path: `/events/walk/index?id=${half.id}`, looks: [
        { name: 'walk' }, { name: 'walk-station', reach: press(/^第 1 站，老码头/) }, { name: 'walk-question', reach: async (page) => { await closed(page); await press(/^第 2 站，工人夜校旧址/)(page) } },
        { name: 'walk-wrong', reach: async (page) => { await page.getByRole('radio', { name: /李大钊/ }).click(); await press('提交答案')(page); await page.getByText('不是这个').waitFor() } },
        { name: 'walk-ahead', reach: async (page) => { await closed(page); await press(/^第 5 站/)(page) } },
        { name: 'walk-number', reach: async (page) => { await closed(page); await press('输入编号盖章')(page); await press('盖章')(page) } }
      ]
    },
    { page: 'events/walk/index', who: jiang, path: `/events/walk/index?id=${whole.id}`, looks: [{ name: 'walk-finished' }] },
    { page: 'events/walk-board/index', who: jiang, path: `/events/walk-board/index?id=${whole.id}`, looks: [{ name: 'walk-board' }, { name: 'walk-board-how', reach: press('怎样算的') }] },
    { page: 'hosting/route-codes/index', who: limin, path: `/hosting/route-codes/index?id=${half.id}`, looks: [{ name: 'route-codes' }, { name: 'route-people', reach: async (page) => { await page.getByRole('tab', { name: '到站人数' }).click(); await settled(page) } }] }
  ]
}
