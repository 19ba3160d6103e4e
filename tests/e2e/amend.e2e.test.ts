import { openDemo, type Demo, type Person } from './support/demo'

jest.setTimeout(240_000)

let demo: Demo
let limin: Person
beforeAll(async () => {
  demo = await openDemo()
  limin = await demo.as('李敏')
})
afterAll(() => demo.close())

/** Of a known paper, so that it is known what is right. */
interface Known { id: string, answers: number[][] }

/** A round of three questions of which the best of any number of tries counts; open since a minute. */
async function published (title: string): Promise<Known> {
  const { presets } = await limin.call('GET /organiser/presets')
  const { items } = await limin.call('GET /banks/:id/questions', { id: 'bank-basic', type: 'judge', limit: 3 })
  const base = presets.find(({ id }) => id === 'fortnight-best')?.config
  const [first] = base?.phases ?? []
  if (!base || !first) throw new Error('The preset fortnight-best is gone')
  const { id } = await limin.call('POST /organiser/rounds', {
    unitId: limin.session.me.roles[0]?.unit.id ?? '',
    config: {
      ...base, title, phases: [{
        ...first, window: { opensAt: Date.now() - 60_000, closesAt: Date.now() + 86_400_000 }, attempts: {}, counting: { kind: 'best' },
        paper: { kind: 'fixed', questions: items.map((question) => ({ question: question.id, points: 10 })), shuffleQuestions: false, shuffleOptions: false }
      }]
    }
  })
  await limin.call('POST /organiser/rounds/:id/publish', { id })
  return { id, answers: items.map(({ answer }) => answer) }
}

async function play (who: Person, { id: round, answers }: Known, right: number): Promise<void> {
  const { id, questions } = await who.call('POST /rounds/:id/attempts', { id: round })
  const given = questions.map(({ pos }) => ({ pos, value: pos <= right ? answers[pos - 1] ?? [] : [1 - (answers[pos - 1]?.[0] ?? 0)] }))
  await who.call('POST /attempts/:id/submit', { id, seq: 1, device: 'elsewhere', answers: given })
}

test('a running round is changed: who moves is read first, then the ranks are others, and the page says why', async () => {
  const round = await published('规则会调整的竞赛')
  const [jiang, zhou] = await Promise.all([demo.as('蒋若溪'), demo.as('周文清')])
  const mine = async (who: Person) => { const { mine: { score, rank } } = await who.call('GET /rounds/:id', { id: round.id }); return { score, rank } }
  await play(jiang, round, 3)
  for (let times = 0; times < 2; times++) await play(zhou, round, 2)
  expect([await mine(jiang), await mine(zhou)]).toEqual([{ score: 30, rank: 1 }, { score: 20, rank: 2 }])

  const { page, watched } = await demo.phone({ who: limin })
  await page.goto(`/organiser/progress/index?id=${round.id}`)
  await page.getByRole('button', { name: '调整规则' }).click()
  await page.locator('.preview .sentence').first().waitFor()
  await page.getByRole('button', { name: /^更多设置/ }).click()
  await page.getByRole('radio', { name: '各次累计' }).click()
  await page.getByRole('button', { name: '看影响到谁' }).click()
  const sheet = page.getByRole('dialog', { name: '调整后的影响' })
  await sheet.getByText('周文清').waitFor()
  await sheet.getByText('原来 20 分，第 2 名').waitFor()
  await sheet.getByText('改后 40 分，第 1 名').waitFor()
  // Nothing is done by looking.
  expect(await mine(zhou)).toEqual({ score: 20, rank: 2 })
  await page.getByRole('button', { name: '写明原因，再调整' }).click()
  await page.getByRole('textbox', { name: '为什么改' }).fill('更正计分办法')
  await page.getByRole('button', { name: '按新规则重新计算名次' }).click()
  await page.getByText('规则已调整，成绩和名次已重新计算').waitFor()
  expect(new URL(page.url()).pathname).toBe('/organiser/progress/index')

  expect([await mine(jiang), await mine(zhou)]).toEqual([{ score: 30, rank: 2 }, { score: 40, rank: 1 }])
  const member = await demo.phone({ who: zhou })
  await member.page.goto(`/pages/round/index?id=${round.id}`)
  await member.page.getByText('组织者调整了规则：更正计分办法。', { exact: false }).waitFor()
  await member.page.goto(`/board/index/index?id=${round.id}`)
  await member.page.getByRole('radio', { name: '个人榜' }).click()
  await member.page.getByRole('listitem', { name: /^第 1 名，周文清，.*40 分/ }).waitFor()
  expect(watched.errors).toEqual([])
})

test('what may not change any more is said in the form', async () => {
  const { page } = await demo.phone({ who: limin })
  await page.goto('/organiser/amend/index?id=round-3')
  await page.getByLabel('单选题题数（题）').fill('9')
  await page.getByRole('button', { name: '看影响到谁' }).click()
  await page.getByText(/试卷不能再改/).first().waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.getByRole('button', { name: '看影响到谁' }).getAttribute('aria-disabled')).toBe('true')
})
