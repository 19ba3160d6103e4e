import type { Page } from 'playwright-core'
import { EARLIER, PAPER } from '../../support/question-paper'
import type { Person } from './demo'
import type { Visit } from './visits'
import { settled } from './watch'

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: typeof name === 'string' }).first().click()
  await settled(page)
}
const choose = (role: 'tab' | 'radio', name: string | RegExp) => async (page: Page) => {
  await page.getByRole(role, { name, exact: typeof name === 'string' }).click()
  await settled(page)
}
/** A sheet gives way to the next look; one with something typed in asks. */
const instead = (reach: (page: Page) => Promise<unknown>, answer?: string) => async (page: Page) => {
  await page.keyboard.press('Escape')
  if (answer) await page.getByRole('button', { name: answer, exact: true }).click()
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })
  await reach(page)
}
const search = (text: string) => async (page: Page) => {
  await page.getByRole('textbox', { name: '查题干和选项里的字' }).fill(text)
  await page.waitForTimeout(400)
  await settled(page)
}

/** The pages of the question bank: one import in the bank, one being looked through, and one that no bank was chosen for. */
export async function bankVisits(organiser: Person): Promise<Visit[]> {
  const bank = await organiser.call('POST /banks', { unitId: organiser.session.me.roles[0]?.unit.id ?? '', name: '解放战争时期', practice: false })
  const read = (bankId: string | null, name: string, text: string) => organiser.call('POST /imports/text', { bankId, name, text })
  const stored = await read(bank.id, '解放战争时期旧题.docx', EARLIER)
  await organiser.call('POST /imports/:id/commit', { id: stored.id })
  const open = await read(bank.id, '解放战争时期题库.docx', PAPER)
  const free = await read(null, '粘贴：七届二中全会', EARLIER)
  const first = async (type: 'multiple' | 'fill') => (await organiser.call('GET /banks/:id/questions', { id: 'bank-basic', type, limit: 1 })).items[0]?.id ?? ''
  const [multiple, fill] = await Promise.all([first('multiple'), first('fill')])
  return [
    { page: 'organiser/banks/index', who: organiser, path: '/organiser/banks/index', looks: [{ name: 'banks' }] },
    { page: 'organiser/bank/index', who: organiser, path: '/organiser/bank/index?id=bank-basic', looks: [
      { name: 'bank' }, { name: 'bank-search', reach: search('长征') }, { name: 'bank-nothing', reach: search('没有这样的题') }
    ] },
    { page: 'organiser/question/index', who: organiser, path: `/organiser/question/index?id=${multiple}`, looks: [{ name: 'question' }] },
    { page: 'organiser/question/index', who: organiser, path: `/organiser/question/index?id=${fill}`, looks: [{ name: 'question-fill' }] },
    { page: 'organiser/import/index', who: organiser, path: '/organiser/import/index', looks: [
      { name: 'import-text', reach: press('答案另有一份') },
      { name: 'import-missing', reach: press('认出试题，去核对') },
      { name: 'import-file', reach: async (page) => { await choose('radio', '选文件')(page); await press('认出试题，去核对')(page) } },
      { name: 'import-leave', reach: async (page) => {
        await choose('radio', '粘贴文字')(page)
        await page.getByRole('textbox', { name: '试题文字' }).fill(PAPER)
        await press(/^(返回|回到首页)$/)(page)
      } }
    ] },
    { page: 'organiser/review/index', who: organiser, path: `/organiser/review/index?id=${open.id}`, looks: [
      { name: 'checking' },
      { name: 'checking-odd', reach: press(/^文件里有 1 处要留意$/) },
      { name: 'checking-form', reach: press('第 2 题，自己填') },
      { name: 'checking-source', reach: press(/看原文$/) },
      { name: 'checking-fill', reach: instead(async (page) => { await press('第 9 题，自己填')(page); await choose('radio', '填空')(page) }) },
      { name: 'checking-twins', reach: instead(choose('tab', /^可能重复/), '放弃填写') },
      { name: 'checking-ready', reach: choose('tab', /^可入库/) },
      { name: 'checking-bank', reach: press(/^入到题库：/) },
      { name: 'checking-new-bank', reach: async (page) => { await press('新建题库')(page); await press('建好并选用')(page) } },
      { name: 'checking-drop', reach: instead(press('放弃这次导入')) }
    ] },
    { page: 'organiser/review/index', who: organiser, path: `/organiser/review/index?id=${free.id}`, looks: [{ name: 'checking-no-bank' }] },
    { page: 'organiser/imported/index', who: organiser, path: `/organiser/imported/index?id=${stored.id}`, looks: [
      { name: 'imported' }, { name: 'imported-undo', reach: press('撤销这次入库') }
    ] }
  ]
}
