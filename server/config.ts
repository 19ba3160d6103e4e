import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { MessageKind } from '../contract/messages'
import { ensureWritable } from './start-error'
import { readTemplate, type Template } from './wechat/template'

export interface Config {
  host: string
  port: number
  databaseUrl: string
  /** Signs tokens; keys for phone numbers are derived from it. */
  secret: string
  zone: string
  logLevel: string
  /** Sign-in by picking a person: only with demo data and only on a loopback address. */
  demo: boolean
  wechat: { appId: string; secret: string; baseUrl: string; /** Of what members may subscribe to; a kind that is absent they cannot. */ templates: Partial<Record<MessageKind, Template>> } | null
  /** thread: SQLite is written in a thread of its own (the default); inline: in this one. */
  writer: 'thread' | 'inline'
  /** Behind a proxy that sets X-Forwarded-For. */
  trustProxy: boolean
  databaseConnections: number
  /** Built client files; absent parts are simply not served. */
  webRoot: string
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
const TEMPLATES: readonly [MessageKind, string][] = [['round', 'WECHAT_TEMPLATE_ROUND'], ['event', 'WECHAT_TEMPLATE_EVENT']]
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export class ConfigError extends Error {}

/** Reads the environment. @throws ConfigError with one plain line per mistake. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd = process.cwd()): Config {
  const wrong: string[] = []
  const integer = (name: string, fallback: number, min: number, max: number) => {
    const text = env[name]
    if (text === undefined || text === '') return fallback
    const value = Number(text)
    if (!Number.isInteger(value) || value < min || value > max) wrong.push(`${name}=${text}: expected a whole number from ${min} to ${max}.`)
    return value
  }
  const host = env.HOST || '127.0.0.1'
  const loopback = LOOPBACK.has(host)
  const databaseUrl = env.DATABASE_URL || `file:${join(cwd, 'data', 'xueshi.db')}`
  if (!/^(file:.+|postgres(ql)?:\/\/.+)$/.test(databaseUrl)) wrong.push('DATABASE_URL: expected file:PATH or postgres://USER:PASSWORD@HOST:PORT/NAME.')
  const zone = env.ZONE || 'Asia/Shanghai'
  if (!isZone(zone)) wrong.push(`ZONE=${zone}: not a time zone this system knows, e.g. Asia/Shanghai.`)
  const demo = env.DEMO === '1'
  if (demo && !loopback) wrong.push(`DEMO=1 lets anybody sign in as anybody and is allowed on a loopback address only, not on HOST=${host}.`)
  const writer = env.WRITER || 'thread'
  if (writer !== 'thread' && writer !== 'inline') wrong.push(`WRITER=${writer}: expected thread or inline.`)
  if (Boolean(env.WECHAT_APPID) !== Boolean(env.WECHAT_SECRET)) wrong.push('WECHAT_APPID and WECHAT_SECRET go together: set both or none.')
  const baseUrl = (env.WECHAT_BASE_URL || 'https://api.weixin.qq.com').replace(/\/$/, '')
  if (!/^https?:\/\/[^\s]+$/.test(baseUrl)) wrong.push('WECHAT_BASE_URL: expected an address like https://api.weixin.qq.com.')
  const templates: Partial<Record<MessageKind, Template>> = {}
  for (const [kind, name] of TEMPLATES) {
    try {
      if (env[name]) templates[kind] = readTemplate(env[name])
    } catch (error) {
      wrong.push(`${name}: ${(error as Error).message}.`)
    }
  }
  const logLevel = env.LOG_LEVEL || 'info'
  if (!LOG_LEVELS.includes(logLevel)) wrong.push(`LOG_LEVEL=${logLevel}: expected one of ${LOG_LEVELS.join(', ')}.`)
  if (env.SECRET && env.SECRET.length < 32) wrong.push('SECRET: at least 32 characters, e.g. the output of: openssl rand -hex 32')
  if (!env.SECRET && !loopback) wrong.push(`SECRET must be set when HOST=${host} is not a loopback address, e.g. to the output of: openssl rand -hex 32`)
  const port = integer('PORT', 8080, 0, 65535)
  const databaseConnections = integer('DATABASE_CONNECTIONS', 10, 2, 500)
  if (wrong.length) throw new ConfigError(wrong.join('\n'))
  return {
    host, port, databaseUrl, zone, demo,
    secret: env.SECRET || keptSecret(databaseUrl, cwd),
    logLevel,
    wechat: env.WECHAT_APPID && env.WECHAT_SECRET
      ? { appId: env.WECHAT_APPID, secret: env.WECHAT_SECRET, baseUrl, templates }
      : null,
    writer: writer as Config['writer'],
    trustProxy: env.TRUST_PROXY === '1',
    databaseConnections,
    webRoot: resolve(cwd, env.WEB_ROOT || 'dist')
  }
}

/** On a loopback address a secret is made once and kept beside the database, so that sign-ins outlive a restart. */
function keptSecret(databaseUrl: string, cwd: string): string {
  const folder = databaseUrl.startsWith('file:') ? dirname(resolve(cwd, databaseUrl.slice(5))) : join(cwd, 'data')
  const file = join(folder, 'secret')
  if (!existsSync(file)) {
    ensureWritable(file)
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
