import sharp from 'sharp'
import { deflateSync } from 'node:zlib'
import { DAY_MS, MOST_STAGED } from '../../server/files/rules/limits'
import { letGo, takeFiles } from '../../server/files/take'
import { fileViews } from '../../server/files/view'
import { sweepFiles } from '../../server/files/writes'
import { AppError } from '../../server/errors'
import { PIECE } from '../../server/pieces'
import { engines } from '../support/engines'
import { boxes, mp3, pdf, wav } from '../support/sounds'
import { fetchFile, form, upload } from '../support/upload'
import { makeWorld, type World } from '../support/world'

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#a03020' } })
const MB = 1024 * 1024

/** A picture whose head promises so many pixels; nearly nothing has to be sent for them. */
function bomb(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const out = Buffer.alloc(8 + body.length)
    out.writeUInt32BE(data.length, 0); body.copy(out, 4); out.writeUInt32BE(crcOf(body), 4 + body.length)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0); head.writeUInt32BE(height, 4); head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}
function crcOf(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

describe.each(engines)('files that people hand in, on %s', (engine) => {
  let world: World
  beforeAll(async () => { world = await makeWorld(engine) })
  afterAll(() => world.close())
  // Each test has its own day: what others uploaded does not count against it.
  beforeEach(() => { world.time.now += 2 * DAY_MS })

  const bytesOf = async (url: string) => (await fetchFile(world, url)).rawPayload
  const kept = () => world.behind.selectFrom('file').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow().then(({ n }) => Number(n))
  const pieces = () => world.behind.selectFrom('file_piece').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow().then(({ n }) => Number(n))

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('makes a photo of its own from a %s: of a phone’s size, with a small one beside it', async (format) => {
    const { status, body } = await upload(world, 'm-a1-1', await plain(3000, 2000).toFormat(format).toBuffer(), { purpose: 'check-in', behind: format === 'png' })
    expect([status, body]).toMatchObject([200, { kind: 'photo', width: 1600, height: 1067, seconds: null }])
    const whole = await sharp(await bytesOf(body.url)).metadata()
    expect([whole.format, whole.width, whole.height]).toEqual(['jpeg', 1600, 1067])
    const small = await sharp(await bytesOf(body.thumb as string)).metadata()
    expect([small.format, small.width]).toEqual(['jpeg', 320])
  })

  it('leaves the place, the camera and whatever else rode along behind, and turns the picture upright', async () => {
    const script = '<script>alert(1)</script>'
    const taken = await plain(400, 200).withExif({ IFD0: { Make: 'PhoneMaker', Orientation: '6' }, IFD3: { GPSLatitude: '39/1 54/1 20/1', GPSLatitudeRef: 'N' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect((await sharp(taken).metadata()).exif?.includes('PhoneMaker')).toBe(true)
    const { body } = await upload(world, 'm-a1-1', Buffer.concat([taken, Buffer.from(script)]))
    const shown = await bytesOf(body.url)
    const meta = await sharp(shown).metadata()
    expect([meta.width, meta.height, meta.exif, meta.orientation]).toEqual([200, 400, undefined, undefined])
    for (const word of ['PhoneMaker', 'GPS', 'script', 'Exif']) expect(shown.includes(word)).toBe(false)
    expect((await bytesOf(body.thumb as string)).includes('Exif')).toBe(false)
  })

  it.each([
    ['what is no file of these kinds', Buffer.from('MZ this is a program'), 'file_unreadable', '这种文件不能上传'],
    ['an SVG with a script', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'file_unreadable', '这种文件不能上传'],
    ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file_unreadable', '这种文件不能上传'],
    ['an HEIC photo', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'file_unreadable', 'HEIC'],
    ['nothing at all', Buffer.alloc(0), 'bad_request', '空的'],
    ['a picture that would unfold to 900 million pixels', bomb(30000, 30000), 'file_unreadable', '尺寸太大'],
    ['a head without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'file_unreadable', '损坏'],
    ['a script behind the first bytes of a picture', Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;alert(1)')]), 'file_unreadable', '损坏']
  ])('refuses %s and says why', async (_, bytes, code, words) => {
    const before = await kept()
    const { status, body } = await upload(world, 'm-a1-1', bytes, { purpose: 'check-in', name: 'photo.jpg', type: 'image/jpeg' })
    expect([status >= 400 && status < 500, body.code, body.message]).toEqual([true, code, expect.stringContaining(words)])
    expect(await kept()).toBe(before)
  })

  it.each(['jpeg', 'png'] as const)('refuses a %s that broke off', async (format) => {
    const noise = sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 120, sigma: 60 } } })
    const bytes = await noise.toFormat(format).toBuffer()
    expect((await upload(world, 'm-a1-1', bytes.subarray(0, bytes.length >> 1))).body).toMatchObject({ code: 'file_unreadable', message: expect.stringContaining('损坏或不完整') })
  })

  it('refuses a photo of 50 MB, and leaves nothing of it', async () => {
    const before = [await kept(), await pieces()]
    const photo = await plain(100, 100).jpeg().toBuffer()
    const { status, body } = await upload(world, 'm-a1-1', Buffer.concat([photo, Buffer.alloc(50 * MB)]))
    expect([status, body.code, body.message]).toEqual([413, 'file_too_large', expect.stringContaining('照片超过 20 MB')])
    expect([await kept(), await pieces()]).toEqual(before)
  })

  it('keeps no name of a file, whatever path it pretends to be', async () => {
    const photo = await plain(50, 50).png().toBuffer()
    for (const name of ['../../x.png', '/etc/passwd', 'C:\\\\x.png', '...', 'a'.repeat(5000)]) {
      const { status, body } = await upload(world, 'm-a1-1', photo, { purpose: 'check-in', name })
      expect([status, body.id]).toEqual([200, expect.stringMatching(/^[A-Za-z0-9]{22}$/)])
    }
    const row = await world.behind.selectFrom('file').selectAll().executeTakeFirstOrThrow()
    expect(Object.keys(row)).not.toContain('name')
  })

  it.each([
    ['wav', wav(7), 'audio/wav', 7], ['mp3', mp3(12), 'audio/mpeg', 12], ['mp3 without a tag', mp3(3, { id3: false }), 'audio/mpeg', 3],
    ['m4a', boxes('M4A ', { seconds: 42 }), 'audio/mp4', 42], ['a browser’s mp4 with sound alone', boxes('iso5', { seconds: 5 }), 'audio/mp4', 5],
    ['webm', Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from('webm....A_OPUS....')]), 'audio/webm', null]
  ])('takes a recording as %s and knows how long it is where that is written', async (_, bytes, mime, seconds) => {
    const { status, body } = await upload(world, 'm-a1-1', bytes)
    expect([status, body]).toMatchObject([200, { kind: 'audio', seconds, thumb: null, bytes: bytes.length }])
    const got = await fetchFile(world, body.url)
    expect([got.headers['content-type'], got.rawPayload.equals(bytes)]).toEqual([mime, true])
  })

  it('takes films from organisers for materials, PDFs for materials alone', async () => {
    const film = boxes('isom', { handler: 'vide', bytes: 3 * PIECE })
    expect((await upload(world, 'm-sec', film, { purpose: 'material' })).body).toMatchObject({ kind: 'video', bytes: film.length })
    expect((await upload(world, 'm-a1-1', film, { purpose: 'material', behind: true })).body).toMatchObject({ code: 'bad_request', message: '视频资料由组织者上传。' })
    expect((await upload(world, 'm-sec', film, { purpose: 'check-in' })).body).toMatchObject({ code: 'bad_request' })
    expect((await upload(world, 'm-a1-1', pdf(), { purpose: 'material' })).body).toMatchObject({ kind: 'pdf' })
    expect((await upload(world, 'm-a1-1', pdf(), { purpose: 'reflection' })).body).toMatchObject({ code: 'bad_request' })
    expect((await upload(world, 'm-a1-1', wav(1), { purpose: 'reflection' })).body).toMatchObject({ code: 'bad_request' })
    expect((await upload(world, 'm-a1-1', pdf().subarray(0, 60), { purpose: 'material' })).body).toMatchObject({ code: 'file_unreadable', message: expect.stringContaining('不完整') })
    expect((await upload(world, 'm-a1-1', wav(1), { purpose: 'anything' })).body).toMatchObject({ code: 'bad_request' })
    expect((await upload(world, 'm-a1-1', wav(1), {})).body).toMatchObject({ code: 'bad_request' })
    expect(await world.behind.selectFrom('file').select('id').where('state', '=', 'coming').execute()).toEqual([])
  })

  it('gives any stretch of a long file, as players ask for it', async () => {
    const film = boxes('isom', { handler: 'vide', bytes: 2 * PIECE + 77 })
    film.forEach((_, i) => { if (i > 400) film[i] = (i * 31 + (i >> 9)) & 255 })
    const { body } = await upload(world, 'm-sec', film, { purpose: 'material' })
    const size = film.length
    const cases: [string, number, number][] = [['bytes=0-99', 0, 99], [`bytes=${PIECE - 3}-${PIECE + 3}`, PIECE - 3, PIECE + 3], [`bytes=${2 * PIECE}-`, 2 * PIECE, size - 1], ['bytes=-10', size - 10, size - 1], [`bytes=5-${size * 2}`, 5, size - 1]]
    for (const [range, from, to] of cases) {
      const got = await fetchFile(world, body.url, { range })
      expect([range, got.statusCode, got.headers['content-range'], got.headers['content-length'], got.rawPayload.equals(film.subarray(from, to + 1))]).toEqual([range, 206, `bytes ${from}-${to}/${size}`, String(to - from + 1), true])
    }
    expect((await fetchFile(world, body.url, { range: `bytes=${size}-` })).statusCode).toBe(416)
    const whole = await fetchFile(world, body.url, { 'accept-encoding': 'gzip' })
    expect([whole.statusCode, whole.headers['content-encoding'], whole.rawPayload.equals(film)]).toEqual([200, undefined, true])
    expect((await fetchFile(world, body.url, { 'if-none-match': whole.headers.etag as string })).statusCode).toBe(304)
  })

  it('shows a file to whoever holds an address of the server’s making, for some hours', async () => {
    const { body } = await upload(world, 'm-a1-1', await plain(60, 60).jpeg().toBuffer())
    const { body: other } = await upload(world, 'm-a1-1', await plain(61, 61).jpeg().toBuffer())
    const got = await fetchFile(world, body.url)
    expect([got.statusCode, got.headers['x-content-type-options'], got.headers['content-security-policy']]).toEqual([200, 'nosniff', "default-src 'none'; sandbox"])
    expect(got.headers['cache-control']).toMatch(/^private, max-age=\d+/)
    const [, query = ''] = body.url.split('?')
    for (const url of [`/files/${other.id}?${query}`, body.url.replace(/until=\d+/, `until=${world.time.now + 90 * DAY_MS}`), body.url.replace(/sign=.{4}/, 'sign=AAAA'), body.url.replace(/sign=.*/, 'sign=')]) {
      expect([url, (await fetchFile(world, url)).statusCode]).toEqual([url, 403])
    }
    expect((await fetchFile(world, `/files/${body.id}`)).statusCode).toBe(400)
    world.time.now += 2 * 3600_000 - 1000
    expect((await fetchFile(world, body.url)).statusCode).toBe(200)
    world.time.now += 3600_000 + 2000
    expect((await fetchFile(world, body.url)).statusCode).toBe(403)
    const again = (await fileViews(world.ctx, [body.id], world.time.now)).get(body.id)
    expect((await fetchFile(world, again?.url as string)).statusCode).toBe(200)
  })

  it('takes nothing from strangers', async () => {
    const { payload, headers } = form(wav(1), { purpose: 'check-in' })
    expect((await world.app.inject({ method: 'POST', url: '/api/files', payload, headers })).json()).toMatchObject({ code: 'not_signed_in' })
  })

  it('bounds what somebody uploads without handing it in', async () => {
    for (let i = 0; i < MOST_STAGED; i++) expect((await upload(world, 'm-b1-2', wav(1))).status).toBe(200)
    expect((await upload(world, 'm-b1-2', wav(1))).body).toMatchObject({ code: 'too_many', message: expect.stringContaining(`${MOST_STAGED} 个`) })
    expect((await upload(world, 'm-b1-1', wav(1))).status).toBe(200)
    await world.behind.updateTable('file').set({ state: 'used', size: 4 * MB }).where('member_id', '=', 'm-b1-2').execute()
    expect((await upload(world, 'm-b1-2', wav(1))).body).toMatchObject({ code: 'too_many', message: expect.stringContaining('今天') })
    world.time.now += DAY_MS
    expect((await upload(world, 'm-b1-2', wav(1))).status).toBe(200)
  })

  it('drops after a day what nobody took, and nothing else', async () => {
    const [held, left] = [(await upload(world, 'm-a1-1', wav(1))).body.id, (await upload(world, 'm-a1-1', wav(1))).body.id]
    const tx = { db: world.behind, engine, cache: new Map() as never }
    await takeFiles(tx, 'm-a1-1', [held], { purpose: 'check-in', kinds: ['audio'], most: 1 })
    world.time.now += DAY_MS - 1000
    while ((await world.ctx.writer.write(sweepFiles, { now: world.time.now })).gone > 0);
    const there = async () => (await fileViews(world.ctx, [held, left], world.time.now)).size
    expect(await there()).toBe(2)
    world.time.now += 2000
    await world.ctx.writer.write(sweepFiles, { now: world.time.now })
    expect([...(await fileViews(world.ctx, [held, left], world.time.now)).keys()]).toEqual([held])
    expect(await world.behind.selectFrom('file_piece').select('no').where('file_id', '=', left).execute()).toEqual([])
    await letGo(tx, [held], world.time.now)
    world.time.now += DAY_MS + 1
    await world.ctx.writer.write(sweepFiles, { now: world.time.now })
    expect(await there()).toBe(0)
  })

  it('hands over only one’s own, once, and for what it was uploaded', async () => {
    const tx = { db: world.behind, engine, cache: new Map() as never }
    const photo = (await upload(world, 'm-a1-1', await plain(60, 60).jpeg().toBuffer())).body.id
    const sound = (await upload(world, 'm-a1-1', wav(4))).body.id
    const want = { purpose: 'check-in', kinds: ['photo', 'audio'], most: 3 } as const
    await expect(takeFiles(tx, 'm-a1-2', [photo], want)).rejects.toThrow(AppError)
    await expect(takeFiles(tx, 'm-a1-1', [photo], { ...want, purpose: 'reflection' })).rejects.toThrow(AppError)
    await expect(takeFiles(tx, 'm-a1-1', [photo, sound], { ...want, kinds: ['photo'] })).rejects.toThrow('这里只能交照片')
    await expect(takeFiles(tx, 'm-a1-1', [photo, sound], { ...want, most: 1 })).rejects.toThrow('最多 1 个')
    await expect(takeFiles(tx, 'm-a1-1', [photo, photo], want)).rejects.toThrow(AppError)
    await expect(takeFiles(tx, 'm-a1-1', ['nowhere'], want)).rejects.toThrow(AppError)
    expect(await takeFiles(tx, 'm-a1-1', [sound, photo], want)).toEqual([{ id: sound, kind: 'audio', seconds: 4 }, { id: photo, kind: 'photo', seconds: null }])
    await expect(takeFiles(tx, 'm-a1-1', [photo], want)).rejects.toThrow(AppError)
  })
})
