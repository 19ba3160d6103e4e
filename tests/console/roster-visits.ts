import type { Person } from '../e2e/support/demo'
import { button, dialog } from './support'
import type { Look } from './visits'

const LIST = ['姓名,单位,工号', '孙立新,科研管理处党支部,', ',科研管理处党支部,K9', '某人,新党支部,'].join('\n')

/** The roster, a list being read in, codes and requests. */
export async function rosterVisits(limin: Person): Promise<Look[][]> {
  const top = limin.session.me.roles[0]?.unit.id ?? ''
  const member = (await limin.call('GET /organiser/members', { unit: top, below: true, search: '孙立新' })).items[0]?.id ?? ''
  return [
    [
      { name: 'roster', path: '/roster' }, { name: 'roster-menu', reach: (page) => button(page, '管理单位').click() },
      { name: 'roster-unit', reach: async (page) => { await page.getByRole('menuitem', { name: '新建下级单位' }).click(); await button(page, '建立单位').click() } }
    ],
    [{ name: 'roster-none', path: '/roster?search=没有这个人' }, { name: 'roster-codes-ask', reach: (page) => button(page, '发激活码').click() }],
    [
      { name: 'member', path: `/roster/members/${member}` }, { name: 'member-edit', reach: (page) => button(page, '修改资料').click() },
      { name: 'member-wrong', reach: async (page) => { await dialog(page).getByRole('textbox', { name: '姓名' }).fill(''); await button(page, '保存').click() } }
    ],
    [{ name: 'member-account', path: `/roster/members/${member}`, reach: async (page) => { await button(page, '开通密码登录').click(); await dialog(page).getByRole('textbox', { name: '登录名' }).fill('一'); await button(page, '开通').click() } }],
    [{ name: 'member-appoint', path: `/roster/members/${member}`, reach: (page) => button(page, '任命').click() }],
    [{ name: 'transfer', path: `/roster/members/${member}`, reach: async (page) => { await button(page, '调动').click(); await dialog(page).getByRole('button', { name: '调动' }).click() } }],
    [
      { name: 'list-new', path: '/roster/imports/new' }, { name: 'list-new-wrong', reach: (page) => button(page, '和花名册比对').click() },
      { name: 'list', reach: async (page) => {
        await page.locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
        await button(page, '和花名册比对').click()
        await page.getByText('没有姓名。').waitFor()
      } },
      { name: 'list-mend', reach: (page) => button(page, '改第 3 行').click() }, { name: 'list-make', reach: (page) => button(page, '新建或另选：新党支部').click() },
      { name: 'list-whole', reach: async (page) => { await page.getByRole('checkbox', { name: /完整名单/ }).click(); await page.getByRole('button', { name: /^离开/ }).click() } }
    ],
    [{ name: 'joins', path: '/joins' }, { name: 'join-refuse', reach: async (page) => { await button(page, '不同意谭晓枫').click(); await button(page, '退回申请').click() } }],
    [{ name: 'codes-gone', path: '/roster/codes' }, { name: 'codes', reach: async (page) => {
      await button(page, '去花名册').click()
      await button(page, '发激活码').click()
      await button(page, '生成').click()
      await page.getByRole('list', { name: '激活码' }).waitFor()
    } }]
  ]
}
