import sharp from 'sharp'
import { forgetLeft } from '../../server/account/portrait'
import { sweepFiles } from '../../server/files/writes'
import { engines } from '../support/engines'
import { pdf } from '../support/sounds'
import { fetchFile, upload } from '../support/upload'
import { makeWorld, type World } from '../support/world'

const DAY = 86_400_000
const photo = () => sharp({ create: { width: 400, height: 500, channels: 3, background: '#7a5030' } }).jpeg().toBuffer()

describe.each(engines)('a photo for the door on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  beforeEach(() => { world.time.now += 2 * DAY })

  const sent = async (member: string) => (await upload(world, member, await photo(), { purpose: 'portrait' })).body.id
  const set = async (member: string, fileId: string) => (await world.as(member)).call('PUT /me/portrait', { fileId })
  const mine = async (member: string) => (await (await world.as(member)).call('GET /me/portrait')).portrait
  const held = async () => (await world.behind.selectFrom('file').select('id').where('state', '=', 'used').execute()).map(({ id }) => id)

  it('is one of each member, changed and taken away as he likes', async () => {
    expect(await mine('m-a1-1')).toBeNull()
    const first = await sent('m-a1-1')
    expect((await Promise.all([set('m-a1-1', first), set('m-a1-1', first)])).map(({ portrait }) => portrait?.file.id)).toEqual([first, first])
    expect((await fetchFile(world, (await mine('m-a1-1'))?.file.thumb ?? '')).statusCode).toBe(200)
    world.time.now += DAY / 2
    const second = await sent('m-a1-1')
    await set('m-a1-1', second)
    expect(await mine('m-a1-1')).toMatchObject({ file: { id: second }, at: world.time.now })
    expect(await held()).toEqual([second])
    world.time.now += 1000
    for (let i = 0; i < 2; i++) await (await world.as('m-a1-1')).call('DELETE /me/portrait')
    expect([await mine('m-a1-1'), await held()]).toEqual([null, []])
    world.time.now += 2 * DAY
    await world.ctx.writer.write(sweepFiles, { now: world.time.now })
    expect(await world.behind.selectFrom('file').select('id').where('id', 'in', [first, second]).execute()).toEqual([])
    expect((await world.behind.selectFrom('audit').select('kind').where('subject', '=', 'm-a1-1').orderBy('at').orderBy('id').execute()).map(({ kind }) => kind)).toEqual(['portrait', 'portrait', 'portrait.remove'])
  })

  it('is a photo of one’s own, sent as that', async () => {
    const other = await sent('m-a1-2')
    await expect(set('m-a1-1', other)).rejects.toMatchObject({ status: 400 })
    const proof = (await upload(world, 'm-a1-1', await photo(), { purpose: 'check-in' })).body.id
    await expect(set('m-a1-1', proof)).rejects.toMatchObject({ status: 400 })
    expect((await upload(world, 'm-a1-1', pdf(), { purpose: 'portrait' })).body).toMatchObject({ code: 'bad_request', message: '这里只能放一张照片。' })
  })

  it('goes when its member withdraws his consent, or leaves', async () => {
    const [one, two] = [await sent('m-a1-3'), await sent('m-a1-4')]
    await set('m-a1-3', one)
    await set('m-a1-4', two)
    await (await world.as('m-a1-3')).call('POST /me/consent/withdraw')
    expect(await held()).toEqual([two])
    await forgetLeft(world.ctx)
    expect(await held()).toEqual([two])
    await world.behind.updateTable('member').set({ status: 'left' }).where('id', '=', 'm-a1-4').execute()
    await forgetLeft(world.ctx)
    expect(await held()).toEqual([])
  })
})
