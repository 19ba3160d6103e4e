import { docx, p } from '../questions/files'
import { EARLIER, PAPER } from '../support/question-paper'
import type { Host, PickedFile } from './host'
import { arrive, buttonIn, expectClean, startDemo, tapButton, type Demo } from './support'

jest.setTimeout(300_000)

const BANKS = 'organiser/banks/index'
const IMPORT = 'organiser/import/index'
const REVIEW = 'organiser/review/index'
const IMPORTED = 'organiser/imported/index'

let demo: Demo
beforeAll(async () => { demo = await startDemo() })
afterEach(() => demo.closePhones())
afterAll(() => demo.dispose())

const limin = () => demo.as('李敏')
const paste = (phone: Host, text: string) => phone.input(phone.byRole('textbox', '试题文字'), text)
const word = (text: string) => docx(text.split('\n').map((line) => p(line)).join(''))
const sheet = (phone: Host, button: string) => phone.tap(buttonIn(phone, '.sheet', button))
const banks = async () => (await (await limin()).call('GET /banks')).banks
const imports = async () => (await (await limin()).call('GET /imports', {})).items

describe('李敏 brings questions in from the phone', () => {
  test('pastes, mends two, decides on a twin, makes a bank, brings them in, and takes them back', async () => {
    const phone = await demo.phoneOf('李敏')
    await phone.start('organiser/desk/index')
    await tapButton(phone, /题库/)
    await arrive(phone, BANKS)
    expect(phone.text()).toMatch(/党史基础题库[^]*可练习[^]*共 641 题/)
    await tapButton(phone, '导入试题')
    await arrive(phone, IMPORT)
    await paste(phone, PAPER)
    await tapButton(phone, '认出试题，去核对')
    await arrive(phone, REVIEW)
    expect(phone.stack.map(({ path }) => path)).not.toContain(IMPORT)
    expect(phone.text('.file')).toMatch(/认出 9 题：单选 4、多选 1、判断 2、填空 1、简答 1/)
    expect(phone.byRole('tab', '要处理 5').getAttribute('aria-selected')).toBe('true')

    const option = await tapButton(phone, '第 2 题，选 A')
    expect(phone.byRole('group', '第 2 题').textContent).toContain('可入库')
    await tapButton(phone, '第 5 题，自己填')
    for (const letter of ['B', 'C']) await phone.tap(phone.byRole('checkbox', `${letter} 是正确答案`))
    await sheet(phone, '保存这题')
    expect(phone.$('.sheet')).toBeNull()
    expect(phone.byRole('tab', '要处理 3')).toBeTruthy()
    await tapButton(phone, '第 9 题，跳过')
    expect(option.max).toBeLessThanOrEqual(4096)
    console.log(`setData bytes, review: a mend ${option.bytes}`)

    await tapButton(phone, '选题库，再入库')
    await sheet(phone, '新建题库')
    await phone.input(phone.byRole('textbox', '名称'), '解放战争时期')
    await sheet(phone, '建好并选用')
    expect(phone.$('.sheet')).toBeNull()
    await tapButton(phone, /^先入库 6 题/)
    await arrive(phone, IMPORTED)
    expect(phone.text()).toContain('已入库 6 题')
    const bank = (await banks()).find(({ name }) => name === '解放战争时期')
    expect(bank).toMatchObject({ total: 6, practice: false, counts: { single: 3, multiple: 1, judge: 1, fill: 1 } })

    await tapButton(phone, '去看题库')
    await arrive(phone, 'organiser/bank/index')
    await phone.input(phone.byRole('textbox', '查题干和选项里的字'), '大别山')
    await phone.waitText('找到 1 题')
    await tapButton(phone, /挺进大别山/)
    await arrive(phone, 'organiser/question/index')
    expect(phone.$$('.opt-right').map((one) => phone.text(one))).toEqual([expect.stringContaining('刘邓大军')])
    await phone.back()
    await phone.back()
    await tapButton(phone, '撤销这次入库')
    expect(phone.text('.dialog')).toContain('撤销这次入库的 6 题？')
    await phone.tap(buttonIn(phone, '.dialog', '撤销这次入库'))
    expect(phone.text()).toContain('删除新增的 6 题')
    expect((await banks()).find(({ id }) => id === bank?.id)).toMatchObject({ total: 0 })
    expectClean(phone)
  })

  test('left half-way, it is found again on the list after the app was killed; twins stand side by side', async () => {
    const storage = await demo.storageOf('李敏')
    const organiser = await limin()
    const unitId = 'u-jz'
    const { id: bankId } = await organiser.call('POST /banks', { unitId, name: '渡江战役', practice: false })
    const before = await organiser.call('POST /imports/text', { bankId, name: '旧题', text: EARLIER })
    await organiser.call('POST /imports/:id/commit', { id: before.id })

    const phone = demo.phone({ storage })
    await phone.start(`${IMPORT}?bank=${bankId}`)
    await paste(phone, PAPER)
    await tapButton(phone, '认出试题，去核对')
    await arrive(phone, REVIEW)
    await tapButton(phone, '第 7 题，正确')
    phone.dispose()

    const again = demo.phone({ storage })
    await again.start(BANKS)
    await tapButton(again, /^粘贴：解放战争时期题库.*接着核对/)
    await arrive(again, REVIEW)
    expect(again.byRole('tab', '要处理 4')).toBeTruthy()
    await again.tap(again.byRole('tab', '可能重复 2'))
    const near = again.byRole('group', '第 4 题')
    expect(again.text(near)).toMatch(/与题库“渡江战役”里的一题有 96% 相像/)
    expect(again.$$('.beside-own').map((one) => again.text(one))).toContain('份')
    await again.tap(again.$$('.seg-i').find((one) => again.text(one) === '替换旧题') as Element)
    await tapButton(again, /^先入库 4 题/)
    await arrive(again, IMPORTED)
    expect(again.text()).toContain('新增 3 题，替换旧题 1 题')
    expect(again.text()).toContain('接着核对余下的 4 题')
    expectClean(again)
  })

  test('ten thousand questions come thirty at a time', async () => {
    const text = Array.from({ length: 10_000 }, (_, at) => `${at % 5000 ? '' : `${at ? '二' : '一'}、单选题\n`}${(at % 5000) + 1}. 编号为 ${at * 7919} 的题目，答案是哪一项？\nA.甲${at}\nB.乙${at}\nC.丙${at}\nD.丁${at}\n答案：${'ABCD'[at % 4]}`).join('\n')
    const { id, counts } = await (await limin()).call('POST /imports/text', { bankId: null, name: '一万题', text })
    expect(counts.total).toBe(10_000)
    const phone = await demo.phoneOf('李敏')
    await phone.start(`${REVIEW}?id=${id}`)
    await phone.tap(phone.byRole('tab', /^可入库/))
    const { items } = await (await limin()).call('GET /imports/:id/items', { id, filter: 'ready', limit: 31 })
    expect(phone.$$('.item')).toHaveLength(Math.min(30, items.length))
    const page = await tapButton(phone, '下一页')
    expect(phone.$$('.item')).toHaveLength(30)
    expect(phone.text('.item')).toContain(items[30]?.body.stem)
    console.log(`setData bytes, 10,000 questions: a page of thirty ${page.bytes}`)
    expect(Math.max(...phone.log.setData.map(({ bytes }) => bytes))).toBeLessThan(128 * 1024)
    expectClean(phone)
  }, 120_000)
})

describe('files of a chat', () => {
  const files: (PickedFile | undefined)[] = []
  const phoneThatPicks = () => demo.phoneOf('李敏', { onChooseMessageFile: () => { const file = files.shift(); return file && [file] } })
  const uploads = (phone: Host) => phone.log.requests.filter(({ url }) => url.endsWith('/imports/file'))
  const choose = async (phone: Host, ...picked: (PickedFile | undefined)[]) => {
    files.push(...picked)
    await tapButton(phone, /^试题文件/)
    if (picked.length > 1) await tapButton(phone, /^答案文件/)
  }
  const open = async () => {
    const phone = await phoneThatPicks()
    await phone.start(IMPORT)
    await phone.tap(phone.byRole('radio', '从聊天里选文件'))
    return phone
  }

  test('a Word document is uploaded with the token and looked through', async () => {
    const phone = await open()
    await choose(phone, undefined)
    expect(phone.text()).toContain('还没有选')
    await choose(phone, { name: '解放战争时期题库.docx', content: word(PAPER) })
    expect(phone.text()).toMatch(/解放战争时期题库.docx，\d+ KB/)
    await tapButton(phone, '认出试题，去核对')
    await arrive(phone, REVIEW)
    expect(phone.text('.file')).toMatch(/解放战争时期题库.docx[^]*认出 9 题/)
    expect(uploads(phone)).toMatchObject([{ method: 'POST', status: 200, header: { authorization: expect.stringMatching(/^Bearer /) }, data: { name: '解放战争时期题库.docx' } }])
    expectClean(phone)
  })

  test('questions and answers in two files go up together', async () => {
    const phone = await open()
    const text = ['1. 北平和平解放是在哪一年？', 'A.1948 年', 'B.1949 年', '2. 七届二中全会召开于哪里？', 'A.西柏坡', 'B.延安'].join('\n')
    await choose(phone, { name: '“题目”.docx', content: word(text) }, { name: '答案.txt', content: '1.B\n2.A\n' })
    await tapButton(phone, '认出试题，去核对')
    await arrive(phone, REVIEW)
    const [{ id = '', name, counts } = {}] = await imports()
    expect({ name, counts }).toMatchObject({ name: '“题目”.docx', counts: { total: 2, ready: 2, problem: 0 } })
    const { items } = await (await limin()).call('GET /imports/:id/items', { id })
    expect(items.map(({ body }) => body.answer)).toEqual([[1], [0]])
    expect(uploads(phone)[0]?.header['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expectClean(phone)
  })

  test('what cannot be read is said as the server words it, and the file is still chosen', async () => {
    const phone = await open()
    await choose(phone, { name: '扫描件.pdf', content: '%PDF-1.7 …' })
    await tapButton(phone, '认出试题，去核对')
    expect(phone.text('.footer')).toContain('暂不能读取 PDF')
    expect(phone.path()).toBe(IMPORT)
    await phone.offline(true)
    await tapButton(phone, '认出试题，去核对')
    expect(phone.text()).toContain('填写的内容还在，连上后再导入')
    expect(phone.text('.footer')).toContain('网络没有连上')
    expect(phone.text()).toContain('扫描件.pdf')
    expectClean(phone)
  })

  test('too large is said before anything is sent', async () => {
    const phone = await open()
    await choose(phone, { name: '大.docx', content: new Uint8Array(20 * 1024 * 1024 + 1) })
    expect(phone.text()).toContain('“大.docx”有 20.1 MB，最多 20 MB')
    expect(uploads(phone)).toEqual([])
    expectClean(phone)
  })
})
