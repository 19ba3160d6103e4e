import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Readable, Writable } from 'node:stream'
import { openLog } from '../../server/log'
import { engines } from '../support/engines'
import { makeWorld, type World } from '../support/world'

describe.each(engines.slice(0, 1))('a client that goes away in the middle of an answer (%s)', (engine) => {
  const lines: { level: number; msg: string; err?: { message: string } }[] = []
  const log = (level: string) => openLog(level, new Writable({
    write(chunk: Buffer, _encoding, done) { lines.push(JSON.parse(chunk.toString()) as typeof lines[number]); done() }
  }))
  let world: World | undefined
  afterEach(async () => {
    lines.length = 0
    await world?.close()
    world = undefined
  })

  it('is told at debug, not as an error', async () => {
    world = await makeWorld(engine, {}, log('debug'))
    world.app.get('/slow', (_request, reply) => reply.type('application/json').send(new Readable({ read() { setTimeout(() => this.push('x'.repeat(65536)), 5) } })))
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    const socket = connect((world.app.server.address() as AddressInfo).port, '127.0.0.1')
    socket.write('GET /slow HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n')
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
    const gone = () => lines.filter((line) => /premature/i.test(line.err?.message ?? ''))
    for (let i = 0; i < 100 && gone().length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(gone().map((line) => line.level)).toEqual(gone().map(() => 20))
    expect(gone()).not.toHaveLength(0)
    expect(lines.filter((line) => line.level >= 40)).toEqual([])
  })

  it('hides no other error', () => {
    log('info').error(new Error('disk full'))
    log('info').error({ err: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }, 'request failed')
    log('info').error(Object.assign(new Error('gone'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }))
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([[50, 'disk full'], [50, 'request failed']])
  })
})
