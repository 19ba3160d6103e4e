import iconv from 'iconv-lite'
import { jobKinds } from '../../server/job-kinds'
import { runJobs } from '../../server/jobs/worker'
import { workbook } from '../../server/sheets/workbook'
import { xlsx } from '../questions/files'
import { addMember } from '../support/accounts'
import { engines } from '../support/engines'
import { CallError, makeWorld, START, type World } from '../support/world'
import { apply, csv, everybody, send } from './list-support'

const DAY = 86400000

describe.each(engines)('lists of members on %s', (engine) => {
  let world: World
  beforeEach(async () => { world = await makeWorld(engine) })
  afterEach(() => world.close())
  const top = () => world.as('m-top')
  const rowsOf = async (id: string, kind?: 'problem' | 'new' | 'moved' | 'changed' | 'same' | 'skipped' | 'back') => (await (await top()).call('GET /roster-imports/:id/rows', { id, ...(kind && { kind }) })).items

  it('reads workbooks and tables in GBK, and says what to do with what it cannot read', async () => {
    const rows = [['姓名', '单位', '工号', '手机号'], ['王 伟', '甲市第一党支部', '007', '139 0013 0013']]
    for (const [bytes, filename] of [[await workbook([{ name: '名单', columns: (rows[0] ?? []).map((title) => ({ title, width: 10 })), rows: rows.slice(1) }]), '名单.xlsx'], [iconv.encode(rows.map((row) => row.join(',')).join('\r\n'), 'gbk'), '名单.csv'], [Buffer.from(rows.map((row) => row.join('\t')).join('\n')), '名单.xls']] as const) {
      const list = await send(world, bytes, { filename })
      expect(list).toMatchObject({ name: filename, total: 1, counts: { new: 1, problem: 0 }, unit: { id: 'u-top' }, state: 'open', complete: false })
      expect(await rowsOf(list.id)).toMatchObject([{ place: '第 2 行', name: '王伟', unit: '甲市第一党支部', staffNo: '007', phone: '13900130013', kind: 'new', to: '甲市第一党支部', problem: null }])
    }
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1000)])
    await expect(send(world, ole, { filename: '旧.xls' })).rejects.toMatchObject({ status: 422, body: { message: expect.stringContaining('另存为“Excel 工作簿（.xlsx）”') as string } })
    await expect(send(world, Buffer.from('党员花名册'), { filename: '文.txt' })).rejects.toMatchObject({ status: 422, body: { message: expect.not.stringContaining('题') as string } })
    await expect(send(world, csv(['单位', '工号'], ['一', '2']))).rejects.toMatchObject({ body: { message: expect.stringContaining('“姓名”') as string } })
    await expect(send(world, csv(['姓名', '单位']))).rejects.toBeInstanceOf(CallError)
  })

  it('makes all units at once that are new beyond doubt, each below the one the list names, and leaves the others to be decided', async () => {
    const file = csv(['姓名', '单位', '上级单位'], ['新一', '离退休干部支部', ''], ['新二', '离退休干部支部', ''], ['新三', '图书馆支部', '甲市联合会'], ['新四', '甲市第一支部', ''], ['新五', '档案室支部', '没有的上级'])
    const before = await send(world, file)
    const list = await (await top()).call('POST /roster-imports/:id/units', { id: before.id, version: before.version })
    const made = Object.fromEntries(list.units.map(({ name, under }) => [name, under?.name ?? null]))
    expect(made).toEqual({ 离退休干部支部: '江州省联合会', 图书馆支部: '甲市联合会', 甲市第一支部: null, 档案室支部: null })
    await expect((await top()).call('POST /roster-imports/:id/units', { id: before.id, version: before.version })).rejects.toMatchObject({ body: { code: 'edited_elsewhere' } })
  })

  it('understands a title, a unit that several rows share, and a phone that Excel took for a number', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const sheet = `<sheetData><row r="1">${cell('A1', '党员花名册')}</row><row r="3">${cell('A3', '所在支部')}${cell('B3', '姓　名')}${cell('C3', '联系电话')}</row>
      <row r="4">${cell('A4', '甲市第一党支部')}${cell('B4', '王伟')}<c r="C4"><v>13900130013</v></c></row><row r="5">${cell('B5', '李强')}<c r="C5"><v>1.3900130014E10</v></c></row><row r="6">${cell('B6', '周文')}${cell('C6', '1.39E+10')}</row>
      </sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A4:A6"/></mergeCells>`
    const list = await send(world, Buffer.from(xlsx({ 名单: sheet })), { filename: '合并.xlsx' })
    expect(await rowsOf(list.id)).toMatchObject([
      { place: '第 4 行', name: '王伟', unit: '甲市第一党支部', phone: '13900130013' }, { place: '第 5 行', name: '李强', unit: '甲市第一党支部', phone: '13900130014' },
      { place: '第 6 行', name: '周文', unit: '甲市第一党支部', phone: '1.39E+10', problem: { code: 'phone_wrong', message: expect.stringContaining('科学计数法') as string } }
    ])
  })

  it('waits until every doubtful line is mended or set aside, and then applies it all at once', async () => {
    await addMember(world, { id: 'm-x', name: '老王', unit_id: 'u-a1', staff_no: 'X1', created_at: START - 50 * DAY })
    const file = csv(['姓名', '单位', '工号', '手机号', '备注'], ['', '甲市第一党支部', 'Z1', '', ''], ['新一', '甲市第三党支部', 'N1', '13900130013', ''], ['新二', '甲市第一支部', '', '139', ''],
      ['老王', '乙市第一党支部', 'X1', '', '返聘'], ['赵a11', '甲市第一党支部', '', '', ''], ['钱a12', '甲市第一党支部', 'Q2', '', ''], ['跳过', '没有的地方', '', '', ''])
    const list = await send(world, file)
    expect(list.counts).toMatchObject({ problem: 4, new: 0, moved: 1, changed: 1, same: 1 })
    expect(list.units.map(({ name, near }) => [name, near[0]?.name])).toEqual([['甲市第三党支部', '甲市第一党支部'], ['甲市第一支部', '甲市第一党支部'], ['没有的地方', undefined]])
    const caller = await top()
    await expect(caller.call('POST /roster-imports/:id/apply', { id: list.id, version: list.version, mark: list.mark })).rejects.toMatchObject({ status: 400 })
    let now = await caller.call('PUT /roster-imports/:id', { id: list.id, version: list.version, choice: { key: '/甲市第三党支部', under: 'u-a' } })
    now = await caller.call('PUT /roster-imports/:id', { id: list.id, version: now.version, choice: { key: '/甲市第一支部', unitId: 'u-a1' } })
    await expect(caller.call('PUT /roster-imports/:id/rows/:no', { id: list.id, no: 1, version: 1, name: '旧的' })).rejects.toMatchObject({ body: { code: 'edited_elsewhere' } })
    now = await caller.call('PUT /roster-imports/:id/rows/:no', { id: list.id, no: 1, version: now.version, name: '新 零' })
    now = await caller.call('PUT /roster-imports/:id/rows/:no', { id: list.id, no: 3, version: now.version, phone: '' })
    expect((await rowsOf(list.id, 'problem')).map(({ name }) => name)).toEqual(['跳过'])
    now = await caller.call('POST /roster-imports/:id/skip', { id: list.id, version: now.version })
    expect(now.counts).toEqual({ problem: 0, skipped: 1, new: 3, back: 0, moved: 1, changed: 1, same: 1, left: 0, units: 1 })
    expect((await rowsOf(list.id, 'moved'))[0]).toMatchObject({ name: '老王', from: '甲市第一党支部', to: '乙市第一党支部', changes: [{ field: 'note', from: '' }] })
    const done = await apply(world, now)
    expect(done).toMatchObject({ state: 'done', job: { state: 'done', message: '新增 3 人，调动 1 人，修改 1 人，新建单位 1 个。' } })
    const written = (await everybody(world)).filter(({ staff_no, name }) => staff_no !== null || name === '新二').map(({ name, unit, staff_no, note }) => [name, unit, staff_no, note])
    expect(written.sort()).toEqual([
      ['新一', '甲市第三党支部', 'N1', ''], ['新二', '甲市第一党支部', null, ''], ['新零', '甲市第一党支部', 'Z1', ''], ['老王', '乙市第一党支部', 'X1', '返聘'], ['钱a12', '甲市第一党支部', 'Q2', '']
    ].sort())
    const [found] = (await caller.call('GET /organiser/members', { unit: 'u-top', below: true, search: '0013' })).items
    expect(await caller.call('GET /organiser/members/:id', { id: found?.id ?? '' })).toMatchObject({ name: '新一', phone: '13900130013', stays: [{ from: START, to: null }] })
    expect(await caller.call('GET /organiser/members/:id', { id: 'm-x' })).toMatchObject({ unit: { id: 'u-b1' }, version: 2, stays: [{ unit: { id: 'u-b1' }, from: START }] })
    const [entry] = await world.behind.selectFrom('audit').selectAll().where('kind', '=', 'roster-import').execute()
    expect(JSON.parse(entry?.data ?? '{}')).toEqual({ name: '花名册.csv', list: list.id, complete: false, new: 3, back: 0, moved: 1, changed: 1, same: 1, left: 0, units: 1, skipped: 1 })
    // What the file said is gone; the same file once more changes nothing.
    expect(await world.behind.selectFrom('roster_import_row').selectAll().execute()).toEqual([])
    const before = await everybody(world)
    let again = await send(world, csv(['姓名', '单位', '工号', '手机号', '备注'], ['新零', '甲市第一党支部', 'Z1', '', ''], ['新一', '甲市第三党支部', 'N1', '13900130013', ''], ['老王', '乙市第一党支部', 'X1', '', '返聘']))
    expect(again.counts).toMatchObject({ same: 3, new: 0, changed: 0, moved: 0, problem: 0 })
    again = await apply(world, again)
    expect(again.job).toMatchObject({ state: 'done', message: '和花名册一致，没有改动。' })
    expect(await everybody(world)).toEqual(before)
  })

  it('takes off who is missing only from a list that is said to be whole, and names them first', async () => {
    await (await top()).call('POST /organiser/members/:id/transfer', { id: 'm-a1-3', version: 1, unitId: 'u-b1', day: '2026-06-20' })
    const list = await send(world, csv(['姓名'], ['赵a11'], ['钱a12'], ['新来的']), { unit: 'u-a1' })
    expect(list.counts).toMatchObject({ same: 2, new: 1, left: 0 })
    const whole = await (await top()).call('PUT /roster-imports/:id', { id: list.id, version: list.version, complete: true })
    // The administrator who reads it in, and sits in this very branch, is not taken off.
    expect((await (await top()).call('GET /roster-imports/:id/left', { id: list.id })).items.map(({ name }) => name).sort()).toEqual(['书记', '周a15', '孙a13', '李a14'].sort())
    expect((await apply(world, whole)).job).toMatchObject({ message: '新增 1 人，离开 4 人。' })
    expect((await (await top()).call('GET /organiser/members', { unit: 'u-a1' })).items.map(({ name }) => name).sort()).toEqual(['新来的', '管理员', '赵a11', '钱a12'].sort())
    await expect((await world.as('m-a1-3')).call('GET /home')).rejects.toMatchObject({ body: { code: 'not_bound' } })
    expect(await world.behind.selectFrom('membership').select('id').where('begun', '=', 0).execute()).toEqual([])
    expect((await (await top()).call('GET /organiser/members/:id', { id: 'm-a1-3' })).left).toBe(true)
  })

  it('does nothing unseen when somebody changed the roster meanwhile', async () => {
    const list = await send(world, csv(['姓名', '单位', '工号'], ['赵a11', '甲市第一党支部', 'S1'], ['钱a12', '甲市第一党支部', 'S2']))
    const caller = await top()
    const begin = await caller.call('POST /roster-imports/:id/apply', { id: list.id, version: list.version, mark: list.mark })
    expect(begin).toMatchObject({ state: 'applying', job: { state: 'waiting' } })
    await expect(caller.call('PUT /roster-imports/:id', { id: list.id, version: begin.version, complete: true })).rejects.toMatchObject({ status: 409 })
    await expect(caller.call('DELETE /roster-imports/:id', { id: list.id })).rejects.toMatchObject({ status: 409 })
    // Between the asking and the doing.
    await (await world.as('m-sec')).call('PUT /organiser/members/:id', { id: 'm-a1-1', version: 1, name: '赵改名', staffNo: null, phone: null, note: '' })
    const before = await everybody(world)
    await runJobs(world.ctx, jobKinds)
    expect(await everybody(world)).toEqual(before)
    const now = await caller.call('GET /roster-imports/:id', { id: list.id })
    expect(now).toMatchObject({ state: 'open', changedMeanwhile: true, counts: { new: 1, changed: 1 }, job: { state: 'failed', message: expect.stringContaining('刚才有改动') as string } })
    // Before the asking it is told at once.
    await expect(caller.call('POST /roster-imports/:id/apply', { id: list.id, version: now.version, mark: list.mark })).rejects.toMatchObject({ body: { code: 'edited_elsewhere' } })
    expect(await apply(world, now)).toMatchObject({ state: 'done', job: { state: 'done' } })
    // Done is done, however often the job is run.
    await world.behind.updateTable('job').set({ state: 'waiting' }).execute()
    await runJobs(world.ctx, jobKinds)
    expect((await everybody(world)).filter(({ name }) => name === '赵a11')).toHaveLength(1)
  })

  it('is its maker’s alone, ends at his range, and leaves alone who is above him', async () => {
    await addMember(world, { id: 'm-far', name: '远方', unit_id: 'u-b1', staff_no: 'F1' })
    await expect(send(world, csv(['姓名'], ['甲']), { by: 'm-sec', unit: 'u-a2' })).rejects.toMatchObject({ status: 403 })
    const list = await send(world, csv(['姓名', '单位', '工号'], ['远方', '', 'F1'], ['管理员', '甲市第一党支部', 'T1'], ['外来', '乙市第一党支部', '']), { by: 'm-sec', unit: 'u-a1' })
    const rows = (await (await world.as('m-sec')).call('GET /roster-imports/:id/rows', { id: list.id })).items
    expect(rows.map(({ problem }) => problem?.code)).toEqual(['no_unit', 'guarded', 'unknown_unit'])
    const mended = await (await world.as('m-sec')).call('PUT /roster-imports/:id/rows/:no', { id: list.id, no: 1, version: 1, unitId: 'u-a1' })
    expect((await (await world.as('m-sec')).call('GET /roster-imports/:id/rows', { id: list.id, kind: 'problem' })).items[0]?.problem?.code).toBe('elsewhere')
    for (const refused of [{ unitId: 'u-b1' }, { under: 'u-a' }]) await expect((await world.as('m-sec')).call('PUT /roster-imports/:id', { id: list.id, version: mended.version, choice: { key: '/x', ...refused } })).rejects.toMatchObject({ status: 403 })
    await expect((await world.as('m-sec')).call('PUT /roster-imports/:id/rows/:no', { id: list.id, no: 1, version: mended.version, unitId: 'u-b1' })).rejects.toMatchObject({ status: 403 })
    const other = await top()
    for (const call of [other.call('GET /roster-imports/:id', { id: list.id }), other.call('GET /roster-imports/:id/rows', { id: list.id }), other.call('GET /roster-imports/:id/left', { id: list.id }), other.call('DELETE /roster-imports/:id', { id: list.id }),
      other.call('PUT /roster-imports/:id', { id: list.id, version: 2, complete: true }), other.call('POST /roster-imports/:id/skip', { id: list.id, version: 2 }), other.call('POST /roster-imports/:id/apply', { id: list.id, version: 2, mark: 'x' }), other.call('PUT /roster-imports/:id/rows/:no', { id: list.id, no: 1, version: 2 })]) await expect(call).rejects.toMatchObject({ status: 404 })
    expect((await other.call('GET /roster-imports')).items).toEqual([])
    expect((await (await world.as('m-sec')).call('GET /roster-imports')).items).toMatchObject([{ id: list.id, total: 3, unit: { id: 'u-a1' } }])
    await (await world.as('m-sec')).call('DELETE /roster-imports/:id', { id: list.id })
    expect((await (await world.as('m-sec')).call('GET /roster-imports')).items).toEqual([])
  })

  it('keeps phones sealed while a list waits, also wrong ones', async () => {
    await send(world, csv(['姓名', '单位', '手机号'], ['王伟', '甲市第一党支部', '13900130013'], ['李强', '甲市第一党支部', '139001300']))
    const kept = JSON.stringify([await world.behind.selectFrom('roster_import_row').selectAll().execute(), await world.behind.selectFrom('roster_import').selectAll().execute()])
    expect(kept).not.toContain('139001300')
  })
})
