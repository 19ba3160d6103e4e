import type { ImportItem, ImportSummary } from '../../contract/questions'
import { engines } from '../support/engines'
import { makeWorld, START, type Caller, type World } from '../support/world'
import { docx, p, PNG } from './files'
import { newBank, paperOf, readBody, sendFile, single, upload } from './bank-support'

describe.each(engines)('an import on %s', (engine) => {
  let world: World
  let top: Caller
  beforeAll(async () => {
    world = await makeWorld(engine)
    top = await world.as('m-top')
  })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now = START })

  const paste = (bankId: string | null, text: string, key?: string) => top.call('POST /imports/text', { bankId, name: '粘贴的试题', text, ...(key !== undefined && { key }) })
  const itemsOf = async (id: string, filter?: ImportItem['state']) => (await top.call('GET /imports/:id/items', { id, limit: 200, ...(filter && { filter }) })).items
  const put = (id: string, no: number, change: object) => top.call('PUT /imports/:id/items/:no', { id, no, ...change })
  const questionsIn = async (id: string) => (await top.call('GET /banks/:id/questions', { id, limit: 200 })).items

  it('goes from a pasted paper to the bank', async () => {
    const bank = await newBank(world)
    const summary = await paste(bank, '一、单项选择题\n1. 党的一大在哪里开幕？\nA. 上海\nB. 北京\n答案：A\n解析：后移到嘉兴。\n二、判断题\n1. 党的一大有十三名代表。\n答案：√\n')
    expect(summary).toMatchObject({ state: 'open', by: '管理员', bank: { id: bank }, undoable: false, counts: { total: 2, single: 1, judge: 1, ready: 2, problem: 0, duplicate: 0, done: 0 } })
    expect(await top.call('GET /imports/:id/source', { id: summary.id, from: 2, to: 3 })).toEqual({ lines: [{ line: 2, text: '1. 党的一大在哪里开幕？' }, { line: 3, text: 'A. 上海' }], total: summary.lines })
    expect((await itemsOf(summary.id)).map(({ no, line, state, decision }) => [no, line, state, decision])).toEqual([[1, 2, 'ready', 'take'], [2, 8, 'ready', 'take']])
    const done = await top.call('POST /imports/:id/commit', { id: summary.id })
    expect(done).toMatchObject({ state: 'done', imported: { created: 2, replaced: 0 }, undoable: true, counts: { done: 2, ready: 0 } })
    const rows = await questionsIn(bank)
    expect(rows.map(({ type, stem, answer }) => [type, stem, answer])).toEqual([['single', '党的一大在哪里开幕？', [0]], ['judge', '党的一大有十三名代表。', [0]]])
    const { history } = await top.call('GET /questions/:id', { id: rows[0]?.id ?? '' })
    expect(history).toMatchObject([{ kind: 'imported', by: '管理员', note: '粘贴的试题', body: { analysis: '后移到嘉兴。' } }])
  })

  it('brings nothing in twice, however often it is asked to', async () => {
    const bank = await newBank(world)
    const { id } = await paste(bank, paperOf(30))
    const replies = await Promise.allSettled(Array.from({ length: 5 }, () => top.call('POST /imports/:id/commit', { id })))
    for (const reply of replies) if (reply.status === 'rejected') expect(reply.reason).toMatchObject({ body: { code: 'edited_elsewhere' } })
    await top.call('POST /imports/:id/commit', { id })
    expect(await questionsIn(bank)).toHaveLength(30)
    expect(await top.call('GET /imports/:id', { id })).toMatchObject({ state: 'done', imported: { created: 30 } })
  })

  it('holds back what is flagged until somebody mends it', async () => {
    const bank = await newBank(world)
    const { id, counts } = await paste(bank, `${paperOf(3)}\n4. 没有答案的一道题是哪道？\nA. 甲\nB. 乙\n\n5. 只有两个选项的题选哪个？\nA. 甲\nB. 乙\n答案：C\n`)
    expect(counts).toMatchObject({ total: 5, ready: 3, problem: 2 })
    expect((await itemsOf(id, 'problem')).map(({ no, problems, decision }) => [no, problems.map(({ code }) => code), decision])).toEqual([[4, ['no_answer'], 'skip'], [5, ['answer_beyond'], 'skip']])
    expect((await top.call('GET /imports/:id/items', { id, filter: 'problem', around: true })).items.map(({ no }) => no)).toEqual([3, 4, 5])
    await expect(put(id, 4, { decision: 'take' })).rejects.toMatchObject({ status: 400, body: { message: '这道题还有问题，改好后才能入库。' } })
    expect(await top.call('POST /imports/:id/commit', { id })).toMatchObject({ state: 'open', imported: { created: 3 }, counts: { done: 3, problem: 2 } })
    const item = (await itemsOf(id, 'problem'))[0] as ImportItem
    const mended = await put(id, 4, { body: { ...item.body, answer: [1] } })
    expect(mended).toMatchObject({ item: { state: 'ready', decision: 'take', edited: true, problems: [] }, summary: { counts: { ready: 1, problem: 1 } } })
    await put(id, 5, { decision: 'skip' })
    expect(await top.call('POST /imports/:id/commit', { id })).toMatchObject({ state: 'done', imported: { created: 4 } })
    expect(await questionsIn(bank)).toHaveLength(4)
    await expect(put(id, 4, { body: item.body })).rejects.toMatchObject({ status: 409 })
  })

  it('counts a flagged question that was set aside no longer as one, keeps it set aside, and wants it again when it is mended', async () => {
    const bank = await newBank(world)
    const { id } = await paste(bank, `${paperOf(2)}\n3. 没有答案的一道题是哪道？\nA. 甲\nB. 乙\n\n4. 又一道没有答案的题选哪个？\nA. 甲\nB. 乙\n`)
    await top.call('POST /imports/:id/commit', { id })
    expect(await put(id, 3, { decision: 'skip' })).toMatchObject({ item: { state: 'problem', chosen: 'skip' }, summary: { state: 'open', counts: { total: 4, done: 2, problem: 1, skipped: 0 } } })
    expect((await itemsOf(id, 'problem')).map(({ no }) => no)).toEqual([4])
    expect((await itemsOf(id)).map(({ chosen }) => chosen)).toEqual([undefined, undefined, 'skip', undefined])
    expect((await put(id, 4, { decision: 'skip' })).summary).toMatchObject({ state: 'done', counts: { problem: 0 } })
    const [, , third] = await itemsOf(id)
    expect(await put(id, 3, { body: { ...third?.body, answer: [0] } })).toMatchObject({ item: { state: 'ready', decision: 'take' }, summary: { state: 'open', counts: { ready: 1 } } })
    expect(await top.call('POST /imports/:id/commit', { id })).toMatchObject({ state: 'done', imported: { created: 3 } })
  })

  it('is over when somebody has looked it through and wants nothing of it, in whatever bank', async () => {
    const bank = await newBank(world)
    await top.call('POST /imports/:id/commit', { id: (await paste(bank, paperOf(3))).id })
    const again = await paste(bank, paperOf(3))
    expect(again).toMatchObject({ state: 'open', counts: { duplicate: 3, skipped: 3 } })
    expect(await top.call('POST /imports/:id/commit', { id: again.id })).toMatchObject({ state: 'done', imported: { created: 0, replaced: 0 }, undoable: false })
    expect((await put(again.id, 1, { decision: 'take' })).summary).toMatchObject({ state: 'open' })
    const nowhere = await paste(null, '1. 没有答案的一道题是哪道？\nA. 甲\nB. 乙\n')
    expect(await top.call('POST /imports/:id/commit', { id: nowhere.id })).toMatchObject({ state: 'open' })
    await put(nowhere.id, 1, { decision: 'skip' })
    expect(await top.call('POST /imports/:id/commit', { id: nowhere.id })).toMatchObject({ state: 'done' })
  })

  it('tells each question by the number that it has in the file', async () => {
    const lines = ['一、单项选择题', '1. 甲题选哪一个？', 'A. 一', 'B. 二', '答案：A', '3．1921年乙题选哪一个？', 'A. 一', 'B. 二', '答案：B', '二、判断题', '（1）丙题说得对。', '答案：√', '第2题 丁题说得不对吗。', '答案：×']
    const { id } = await paste(null, lines.join('\n'))
    expect((await itemsOf(id)).map(({ no, label, section }) => [no, label, section])).toEqual([[1, '1', '一、单项选择题'], [2, '3', '一、单项选择题'], [3, '1', '二、判断题'], [4, '2', '二、判断题']])
    const sheet = await upload(world, Buffer.from('题型,题号,题干,A,B,答案\n单选,7,甲题选哪一个？,一,二,A\n单选,9,1921年乙题选哪一个？,三,四,B\n'), { filename: '题.csv' })
    expect((await itemsOf(sheet.id)).map(({ label }) => label)).toEqual(['7', '9'])
    const bare = await upload(world, Buffer.from('题型,题干,A,B,答案\n单选,1921年甲题选哪一个？,一,二,A\n'), { filename: '题.csv' })
    expect((await itemsOf(bare.id)).map(({ label }) => label)).toEqual([''])
    const twice = await paste(null, ['一、单选题', ...['5', '6'].map((no) => `${no}. 遵义会议在哪一年召开？\nA. 1934\nB. 1935\n答案：B`)].join('\n'))
    expect((await itemsOf(twice.id))[1]?.twin).toMatchObject({ no: 1, label: '5', section: '一、单选题' })
  })

  it('leaves what the file does not say as it is where a question is replaced', async () => {
    const bank = await newBank(world)
    const old = single({ difficulty: 5, analysis: '后移到嘉兴。', source: '《简史》', tags: ['会议'] })
    const kept = await top.call('POST /banks/:id/questions', { id: bank, ...old })
    const again = async (more: string) => {
      const { id } = await paste(bank, `1. ${old.stem}\n${old.options.map((one, i) => `${'ABCD'.charAt(i)}. ${one}`).join('\n')}\n答案：B\n${more}`)
      await put(id, 1, { decision: 'replace' })
      return id
    }
    await top.call('POST /imports/:id/commit', { id: await again('') })
    expect((await top.call('GET /questions/:id', { id: kept.id })).body).toEqual({ ...old, answer: [1] })
    const said = await again('难度：易\n')
    await top.call('PUT /imports/:id', { id: said, bankId: bank, topic: '一大', difficulty: 4 })
    await top.call('POST /imports/:id/commit', { id: said })
    expect((await top.call('GET /questions/:id', { id: kept.id })).body).toEqual({ ...old, answer: [1], topic: '一大', difficulty: 1 })
  })

  it('finds what the bank has already, exactly or nearly, and what stands twice in the file', async () => {
    const bank = await newBank(world)
    const kept = await top.call('POST /banks/:id/questions', { id: bank, ...single({ stem: '1921年7月，中国共产党第一次全国代表大会在哪座城市召开？' }) })
    const choice = (stem: string, options = '上海 北京 广州 武汉') => `${stem}\n${options.split(' ').map((one, i) => `${'ABCD'.charAt(i)}. ${one}`).join('\n')}\n答案：A\n`
    const { id } = await paste(bank, [
      `1. ${choice('1921年7月，中国共产党第一次全国代表大会在哪座城市召开?', '武汉 广州 北京 上海')}`, `2. ${choice('1922年7月，中国共产党第一次全国代表大会在哪座城市召开？')}`,
      `3. ${choice('南昌起义打响了武装反抗国民党反动派的第一枪，发生在哪一年？', '1927 1928 1929 1930')}`, `4. ${choice('南昌起义打响了武装反抗国民党反动派的第一枪，发生在哪一年？', '1927 1928 1929 1930')}`
    ].join('\n'))
    const items = await itemsOf(id)
    expect(items.map(({ state, decision, twin }) => [state, decision, twin && { id: twin.questionId, no: twin.no, exact: twin.exact }])).toEqual([
      ['duplicate', 'skip', { id: kept.id, no: null, exact: true }], ['duplicate', 'skip', { id: kept.id, no: null, exact: false }],
      ['ready', 'take', null], ['duplicate', 'skip', { id: null, no: 3, exact: true }]
    ])
    expect(items[1]?.twin).toMatchObject({ body: { stem: '1921年7月，中国共产党第一次全国代表大会在哪座城市召开？' }, bank: expect.stringContaining('题库') })
    expect(items[1]?.twin?.likeness).toBeGreaterThanOrEqual(0.85)
    await expect(put(id, 4, { decision: 'replace' })).rejects.toMatchObject({ status: 400 })
    // All that are near at once; what is just the same stays left out.
    expect((await top.call('PUT /imports/:id/near', { id, decision: 'take' })).counts).toMatchObject({ duplicate: 3 })
    expect((await itemsOf(id)).map(({ decision }) => decision)).toEqual(['skip', 'take', 'take', 'skip'])
    await top.call('PUT /imports/:id/near', { id, decision: 'skip' })
    expect((await itemsOf(id)).map(({ decision }) => decision)).toEqual(['skip', 'skip', 'take', 'skip'])
    await put(id, 2, { decision: 'take' })
    expect((await put(id, 1, { decision: 'replace' })).item).toMatchObject({ state: 'duplicate', decision: 'replace' })
    expect(await top.call('POST /imports/:id/commit', { id })).toMatchObject({ state: 'done', imported: { created: 2, replaced: 1 } })
    expect(await top.call('GET /questions/:id', { id: kept.id })).toMatchObject({ version: 2, body: { options: ['武汉', '广州', '北京', '上海'] }, history: [{ kind: 'imported' }, { kind: 'created' }] })
    expect(await questionsIn(bank)).toHaveLength(3)
  })

  it('looks for twins anew when an item is edited: its own, and those of which it was the twin', async () => {
    const bank = await newBank(world)
    const { id } = await paste(bank, ['1', '2'].map((no) => `${no}. 遵义会议在哪一年召开？\nA. 1934\nB. 1935\n答案：B\n`).join('\n'))
    expect((await itemsOf(id)).map(({ state }) => state)).toEqual(['ready', 'duplicate'])
    await put(id, 1, { body: readBody({ stem: '瓦窑堡会议在哪一年召开，会议通过了什么决议？', options: ['1934 年', '1935 年'], answer: [1] }) })
    expect((await itemsOf(id)).map(({ state, twin }) => [state, twin])).toEqual([['ready', null], ['ready', null]])
    await put(id, 1, { body: readBody({ stem: '遵义会议在哪一年召开？', options: ['1935', '1934'], answer: [0] }) })
    expect((await itemsOf(id)).map(({ state, twin }) => [state, twin?.no])).toEqual([['ready', undefined], ['duplicate', 1]])
  })

  it('compares with the bank that is chosen, and fills in what the file did not say', async () => {
    const [empty, full] = [await newBank(world), await newBank(world)]
    const first = await paste(full, paperOf(4))
    await top.call('POST /imports/:id/commit', { id: first.id })
    const { id } = await paste(null, `${paperOf(6)}\n7. 写明了专题的题是哪一道？\nA. 甲\nB. 乙\n答案：A\n专题：古田会议\n难度：难\n`)
    await expect(top.call('POST /imports/:id/commit', { id })).rejects.toMatchObject({ status: 400, body: { message: '请先选择要入到哪个题库。' } })
    expect(await top.call('PUT /imports/:id', { id, bankId: full })).toMatchObject({ counts: { duplicate: 4, ready: 3 } })
    expect(await top.call('PUT /imports/:id', { id, bankId: empty, topic: '综合练习', period: '综合', difficulty: 2 })).toMatchObject({ bank: { id: empty }, counts: { duplicate: 0, ready: 7 } })
    await top.call('POST /imports/:id/commit', { id })
    const rows = await questionsIn(empty)
    expect(rows.map(({ topic, period, difficulty }) => [topic, period, difficulty])).toEqual([...Array.from({ length: 6 }, () => ['综合练习', '综合', 2]), ['古田会议', '综合', 5]])
    await expect(top.call('PUT /imports/:id', { id, bankId: full })).rejects.toMatchObject({ status: 409 })
  })

  it('takes a Word file with a picture, and shows the picture', async () => {
    const picture = '<w:r><w:drawing><a:blip r:embed="apng"/></w:drawing></w:r>'
    const bytes = Buffer.from(docx(p('1. 图中的会址在哪里？') + p(picture) + p('A. 遵义') + p('B. 延安') + p('答案：A'), { media: { 'a.png': PNG } }))
    const bank = await newBank(world)
    const summary = await upload(world, bytes, { bankId: bank, filename: '图片题.docx' })
    expect(summary).toMatchObject({ name: '图片题.docx', counts: { total: 1, ready: 1 } })
    const key = /\[图:([0-9a-f]{32})\]/.exec((await itemsOf(summary.id))[0]?.body.stem ?? '')?.[1]
    const shown = await world.app.inject({ url: `/api/images/${key}` })
    expect([shown.statusCode, shown.rawPayload.equals(PNG)]).toEqual([200, true])
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
    // In the bank, in the Word file that is exported, and back from it, it is the same picture.
    await top.call('POST /imports/:id/commit', { id: summary.id })
    const file = await world.app.inject({ url: `/api/banks/${bank}/export?format=docx-key`, headers: { authorization: `Bearer ${await top.token()}` } })
    const back = await upload(world, file.rawPayload, { bankId: await newBank(world), filename: '导出.docx' })
    expect((await itemsOf(back.id)).map(({ body }) => [body.stem, body.options, body.answer])).toEqual((await itemsOf(summary.id)).map(({ body }) => [body.stem, body.options, body.answer]))
    for (const none of ['0'.repeat(32), '..', 'x'.repeat(32), `${key}0`]) expect((await world.app.inject({ url: `/api/images/${none}` })).statusCode).toBe(404)
  })

  it('takes the answers from a second file', async () => {
    const paper = '1. 甲题选哪个？\nA. 一\nB. 二\n2. 乙题选哪个？\nA. 一\nB. 二\n'
    const summary = await upload(world, Buffer.from(paper), { key: Buffer.from('1.A 2.B') })
    expect((await itemsOf(summary.id)).map(({ body }) => body.answer)).toEqual([[0], [1]])
    const pasted = await paste(null, paper, '1-2 BA')
    expect((await itemsOf(pasted.id)).map(({ body }) => body.answer)).toEqual([[1], [0]])
  })

  it.each<[string, Buffer, number, RegExp]>([
    ['an empty file', Buffer.alloc(0), 422, /空/], ['a PDF', Buffer.from('%PDF-1.7 …'), 422, /Word/], ['words without questions', Buffer.from('今天天气很好。'), 422, /./],
    ['21 MB', Buffer.alloc(21 * 1024 * 1024, 'a'), 413, /20 MB/]
  ])('says what to do about %s', async (_, bytes, status, words) => {
    const reply = await sendFile(world, 'm-top', [{ name: 'file', filename: 'x', bytes }])
    expect([reply.statusCode, reply.json<{ message: string }>().message]).toEqual([status, expect.stringMatching(words)])
  })

  it.each([
    ['假.xlsx', '你好\n第二行', /Excel 工作簿（\.xlsx），内容却是普通文字.*没有找到试题.*粘贴文字/], ['假.docx', '你好', /Word 文档（\.docx），内容却是普通文字/], ['真.txt', '你好', /没有在文件里找到试题.*粘贴文字/]
  ])('says of %s without a question what it is and what to do', async (filename, text, words) => {
    const reply = await sendFile(world, 'm-top', [{ name: 'file', filename, bytes: Buffer.from(text) }])
    expect([reply.statusCode, reply.json<{ message: string }>().message]).toEqual([422, expect.stringMatching(words)])
  })

  it('takes a text that calls itself a workbook, if there are questions in it', async () => {
    expect((await upload(world, Buffer.from('题干\tA\tB\t答案\n甲题选哪一个？\t一\t二\tA\n'), { filename: '导出.xls' })).counts).toMatchObject({ total: 1, ready: 1 })
  })

  it('is refused without a sign-in, without a file and as something else than a form', async () => {
    expect((await world.app.inject({ method: 'POST', url: '/api/imports/file', payload: 'x' })).statusCode).toBe(401)
    expect((await sendFile(world, 'm-a1-1', [{ name: 'file', filename: 'x', bytes: Buffer.from('x') }])).statusCode).toBe(403)
    expect((await sendFile(world, 'm-top', [{ name: 'name', value: 'x' }])).statusCode).toBe(400)
    const json = await world.app.inject({ method: 'POST', url: '/api/imports/file', headers: { authorization: `Bearer ${await top.token()}` }, payload: { a: 1 } })
    expect(json.statusCode).toBe(400)
  })

  it('is its maker’s alone, and goes with the bank’s range', async () => {
    const orgA = await world.as('m-org-a')
    const bank = await newBank(world, 'u-a', 'm-org-a')
    const { id } = await orgA.call('POST /imports/text', { bankId: bank, name: '甲市', text: paperOf(2) })
    const others = ['GET /imports/:id', 'GET /imports/:id/items', 'GET /imports/:id/source', 'POST /imports/:id/commit', 'POST /imports/:id/undo', 'DELETE /imports/:id'] as const
    for (const route of others) expect([route, (await top.raw(route, { id } as never)).status]).toEqual([route, 404])
    expect((await top.raw('PUT /imports/:id/items/:no', { id, no: 1, decision: 'skip' })).status).toBe(404)
    const foreign = await newBank(world, 'u-b')
    expect((await orgA.raw('PUT /imports/:id', { id, bankId: foreign })).status).toBe(403)
    expect((await sendFile(world, 'm-org-a', [{ name: 'file', filename: 'x.txt', bytes: Buffer.from(paperOf(1)) }, { name: 'bankId', value: foreign }])).statusCode).toBe(403)
    expect((await orgA.call('GET /imports', {})).items.map((one: ImportSummary) => one.id)).toEqual([id])
    const url = `/api/imports/${id}/problems.xlsx`
    const status = async (who: Caller) => (await world.app.inject({ url, headers: { authorization: `Bearer ${await who.token()}` } })).statusCode
    expect([await status(orgA), await status(top), (await world.app.inject({ url })).statusCode]).toEqual([200, 404, 401])
  })

  it('can be given up: all of it, or what is left', async () => {
    const bank = await newBank(world)
    const { id } = await paste(bank, paperOf(2))
    await top.call('DELETE /imports/:id', { id })
    expect((await top.raw('GET /imports/:id', { id })).status).toBe(404)
    const half = await paste(bank, `${paperOf(2)}\n3. 没有答案？\nA. 一\nB. 二\n`)
    await top.call('POST /imports/:id/commit', { id: half.id })
    await top.call('DELETE /imports/:id', { id: half.id })
    expect(await top.call('GET /imports/:id', { id: half.id })).toMatchObject({ state: 'done', counts: { total: 2, done: 2 }, undoable: true })
  })
})
