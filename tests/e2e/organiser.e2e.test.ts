import type { Page } from 'playwright-core'
import { openDemo, type Demo, type Person } from './support/demo'
import { settled } from './support/watch'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

const desk = async () => demo.phone({ who: await demo.as('李敏') })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const dialog = (page: Page) => page.getByRole('dialog').last()
const local = (at: number) => new Date(at + 8 * 3600_000).toISOString()
const found = async (title: string) => {
  const { items } = await limin.call('GET /organiser/rounds', { limit: 50 })
  const round = items.find((one) => one.title === title)
  if (!round) throw new Error(`No round is called ${title}`)
  return round
}

/** Chooses a preset and waits until the notice stands there. */
async function fromPreset(page: Page, preset: RegExp) {
  await page.goto('/organiser/publish/index')
  await page.getByRole('button', { name: preset }).click()
  await page.locator('.preview .sentence').first().waitFor()
}

test('a round is published from a preset in a few steps; who plays it is seen in the progress; ending it early asks', async () => {
  const { page, watched } = await desk()
  const started = Date.now()
  await fromPreset(page, /^每日累计，/)
  await page.getByRole('textbox', { name: '名称' }).fill('端午党史答题')
  await page.getByLabel('开始日期').fill(local(Date.now()).slice(0, 10))
  await page.getByLabel('开始时刻').fill(local(Date.now()).slice(11, 16))

  // The notice says in sentences what the form holds.
  const config = await page.locator('.preview .sentence').allInnerTexts()
  expect(config.join('\n')).toMatch(/每份 10 题/)
  expect(config.join('\n')).toMatch(/每人每天 3 次/)
  expect(await page.locator('.preview').innerText()).toContain('端午党史答题')
  await press(page, '发布竞赛')
  await dialog(page).getByText('发布后，竞赛马上开始', { exact: false }).waitFor()
  await dialog(page).getByRole('button', { name: '发布竞赛', exact: true }).click()
  await page.getByText('“端午党史答题”已发布').waitFor()
  await page.getByRole('link', { name: /^端午党史答题，/ }).waitFor()
  expect(Date.now() - started).toBeLessThan(60_000)

  const round = await found('端午党史答题')
  expect(round).toMatchObject({ state: 'open', participants: 0 })
  const notice = await (await demo.as('蒋若溪')).call('GET /rounds/:id', { id: round.id })
  expect(notice.sentences.join('\n')).toMatch(/每人每天 3 次/)

  const member = await demo.as('蒋若溪')
  const paper = await member.call('POST /rounds/:id/attempts', { id: round.id })
  await member.call('POST /attempts/:id/submit', { id: paper.id, seq: 1, device: 'elsewhere', answers: paper.questions.map(({ pos }) => ({ pos, value: [0] })) })

  await page.getByRole('link', { name: /^端午党史答题，/ }).click()
  await page.getByRole('group', { name: new RegExp(`1 / ${round.roster} 人已参与`) }).waitFor()

  await press(page, '提前结束这场竞赛')
  await dialog(page).getByRole('button', { name: '下一步：核对后结束' }).click()
  await dialog(page).getByText('请写明原因').waitFor()
  await dialog(page).getByRole('textbox', { name: '原因' }).fill('因会议安排调整，改到下周')
  await dialog(page).getByRole('button', { name: '下一步：核对后结束' }).click()
  await page.getByRole('dialog', { name: '现在结束“端午党史答题”？' }).getByText(`还没有参与的 ${round.roster - 1} 人将不能再答`, { exact: false }).waitFor()
  expect((await found('端午党史答题')).state).toBe('open')
  await dialog(page).getByRole('button', { name: '提前结束', exact: true }).click()
  await page.getByText('已经截止').waitFor()
  expect((await found('端午党史答题')).state).toBe('closed')
  const ended = await member.call('GET /rounds/:id', { id: round.id })
  expect(ended.notes.map(({ text }) => text).join()).toContain('因会议安排调整，改到下周')
  expect(watched.errors).toEqual([])
})

test('two organisers on one round: the second is told, and nothing that either typed is lost', async () => {
  const [first, second] = await Promise.all([desk(), desk()])
  for (const { page } of [first, second]) {
    await page.goto('/organiser/publish/index?id=round-4')
    await page.locator('.preview .sentence').first().waitFor()
  }
  await first.page.getByRole('textbox', { name: '主题' }).fill('从开国大典说起')
  await press(first.page, '保存修改')
  await first.page.getByRole('status').getByText('已保存').waitFor()

  await second.page.getByRole('textbox', { name: '名称' }).fill('新中国史竞赛')
  await press(second.page, '保存修改')
  await second.page.getByText('刚才有人改过这场竞赛，你填的都还在', { exact: false }).waitFor()
  expect(await second.page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('新中国史竞赛')
  expect(await second.page.getByRole('textbox', { name: '主题' }).inputValue()).toBe('从开国大典说起')
  await press(second.page, '保存修改')
  await second.page.getByText('“新中国史竞赛”已保存').waitFor()
  const { config } = await limin.call('GET /organiser/rounds/:id', { id: 'round-4' })
  expect(config).toMatchObject({ title: '新中国史竞赛', topic: '从开国大典说起' })

  // Who edits sees the notice change; members see the changed round.
  const card = await (await demo.as('周文清')).call('GET /rounds/:id', { id: 'round-4' })
  expect(card).toMatchObject({ title: '新中国史竞赛', state: 'upcoming' })
  expect([...first.watched.errors, ...second.watched.errors]).toEqual([])
})

test('a published round is not opened by a slip: the past is refused, and now asks first', async () => {
  const { page, watched } = await desk()
  await page.goto('/organiser/desk/index')
  await page.getByRole('button', { name: /^竞赛与草稿/ }).click()
  await page.getByRole('button', { name: /^新中国史竞赛，/ }).click()
  await page.locator('.preview .sentence').first().waitFor()
  await page.getByLabel('开始日期').fill('2024-01-01')
  await page.getByText('开始时间已经过去。要马上开始，请改成现在；否则请往后改。').waitFor()
  expect(await page.getByRole('button', { name: '保存修改', exact: true }).getAttribute('aria-disabled')).toBe('true')
  await page.getByLabel('开始日期').fill(local(Date.now()).slice(0, 10))
  await page.getByLabel('开始时刻').fill(local(Date.now()).slice(11, 16))
  await press(page, '保存修改')
  await page.getByRole('dialog', { name: '保存后马上开始？' }).getByText('人会看到。开始后再改规则，要写明原因', { exact: false }).waitFor()
  await press(page, '再看看')
  expect((await found('新中国史竞赛')).state).toBe('upcoming')
  await page.getByLabel('开始日期').fill(local(Date.now() + 3 * 86_400_000).slice(0, 10))
  await press(page, '保存修改')
  await page.getByText('“新中国史竞赛”已保存').waitFor()
  await page.waitForFunction(() => location.pathname === '/organiser/rounds/index')
  await page.goBack()
  await page.getByText('管理范围：', { exact: false }).waitFor()
  expect(watched.errors).toEqual([])
})

test('an empty name is said before anything is asked', async () => {
  const { page } = await desk()
  await fromPreset(page, /^每日累计，/)
  await page.getByRole('textbox', { name: '名称' }).fill('')
  await press(page, '发布竞赛')
  await page.getByRole('alert').getByText('请填写竞赛名称', { exact: false }).waitFor()
  await page.getByText('改好后更新').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('what cannot be published says where and why, and leaving half-way asks', async () => {
  const { page } = await desk()
  await page.goto('/pages/me/index')
  await page.getByRole('button', { name: /^组织者工作台/ }).click()
  await page.getByRole('button', { name: '发布竞赛', exact: true }).click()
  await page.getByRole('button', { name: /^半月竞赛，/ }).click()
  await page.locator('.preview .sentence').first().waitFor()
  await page.getByLabel('单选题题数（题）').fill('450')
  await page.getByText(/只有 \d+\s题。请减少题数/).waitFor()
  expect(await page.getByRole('button', { name: '发布竞赛', exact: true }).getAttribute('aria-disabled')).toBe('true')
  await page.getByText('还有 1 处要改，标在上面各项里').waitFor()
  await press(page, '返回')
  await dialog(page).getByRole('button', { name: '继续填写' }).click()
  expect(await page.getByLabel('单选题题数（题）').inputValue()).toBe('450')
})

test('the browser’s own way back asks about what is unsaved, and leads one page back when told to', async () => {
  const { page, watched } = await desk()
  /** No hand is quicker than the page, which has to set a step of the history aside; this test would be. */
  const back = async () => {
    await page.waitForFunction(() => (history.state as { layer?: boolean } | null)?.layer)
    await page.goBack()
  }
  await page.goto('/organiser/desk/index')
  await page.getByRole('button', { name: '发布竞赛', exact: true }).click()
  await page.getByRole('button', { name: /^半月竞赛，/ }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('还没写完的竞赛')
  await back()
  await dialog(page).getByText('离开后，这次填写的内容不会留下。').waitFor()
  // Back once more takes the question away, as it does with every dialog.
  await back()
  await dialog(page).waitFor({ state: 'detached' })
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('还没写完的竞赛')
  await back()
  await dialog(page).getByRole('button', { name: '不保存，离开' }).click()
  await page.getByText('管理范围：', { exact: false }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/organiser/desk/index')
  expect(watched.errors).toEqual([])
})

test('publishing from the list leads back to it: the list is not there twice', async () => {
  const { page, watched } = await desk()
  await page.goto('/organiser/desk/index')
  await page.getByRole('button', { name: /^竞赛与草稿/ }).click()
  await page.getByRole('button', { name: /^科学家精神专题竞赛，/ }).click()
  await page.locator('.preview .sentence').first().waitFor()
  await page.getByRole('textbox', { name: '主题' }).fill('科学报国')
  await press(page, '发布竞赛')
  await dialog(page).getByRole('button', { name: '发布竞赛', exact: true }).click()
  await page.getByRole('button', { name: /^科学家精神专题竞赛，.*修改$/ }).waitFor()
  await page.waitForFunction(() => location.pathname === '/organiser/rounds/index')
  await page.goBack()
  await page.getByText('管理范围：', { exact: false }).waitFor()
  expect(watched.errors).toEqual([])
})

test('somebody who asked to join is let in, and can take part at once', async () => {
  const { page, watched } = await desk()
  await page.goto('/organiser/desk/index')
  await page.getByRole('button', { name: '加入申请，1 件待处理' }).click()
  await page.getByRole('button', { name: '同意加入：谭晓枫' }).click()
  await page.getByText('没有待处理的申请').waitFor()

  const joined = await demo.phone({ who: await demo.withPassword('tanxiaofeng') })
  await joined.page.goto('/')
  await joined.page.getByText('，谭晓枫', { exact: false }).first().waitFor()
  expect([...watched.errors, ...joined.watched.errors]).toEqual([])
})

test('signing in by password: a wrong one is refused with a way on, the right one leads to the page that was asked for', async () => {
  const { page, watched } = await demo.phone()
  await page.goto('/organiser/desk/index')
  await page.getByRole('button', { name: '看过了，同意并继续' }).click()
  await page.getByRole('radio', { name: '账号密码' }).click()
  await page.getByRole('textbox', { name: '账号' }).fill('limin')
  await page.getByLabel('密码', { exact: true }).fill('wrong-password')
  await press(page, '登录')
  await page.getByRole('alert').getByText('账号或密码', { exact: false }).waitFor()
  expect(await page.getByRole('textbox', { name: '账号' }).inputValue()).toBe('limin')
  await page.getByLabel('密码', { exact: true }).fill('xueshi-2026')
  await page.keyboard.press('Enter')
  await page.getByText('管理范围：', { exact: false }).waitFor()
  await settled(page)
  expect(new URL(page.url()).pathname).toBe('/organiser/desk/index')
  expect(watched.errors).toEqual([])
})
