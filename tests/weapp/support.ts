import { setTimeout as sleep } from 'node:timers/promises'
import { endpoints, type Api, type Input, type Output, type Route } from '../../contract'
import type { Session } from '../../contract/account'
import type { ApiError } from '../../contract/errors'
import type { PhaseConfig, RoundConfig } from '../../contract/round-config'
import { startProduct, type Product } from '../support/product'
import { createHost, loadProject, type Host, type HostOptions, type Project } from './host'

export { sleep }

/** The built mini-program that is tested. */
export const DIST = process.env.WEAPP_DIST ?? 'dist/weapp'
/** Where that build expects its server. */
const BUILT_FOR = new URL(process.env.API_BASE ?? 'http://127.0.0.1:8080/api').origin

let loaded: Project | undefined
export const project = (): Project => (loaded ??= loadProject(DIST))

/** Somebody who uses the API itself, beside the phones. */
export interface Person {
  call<K extends Route>(route: K, input?: Input<Api[K]>): Promise<Output<Api[K]>>
}

export interface PhoneOptions extends HostOptions {
  /** ms by which this phone's clock is ahead. */
  clockAhead?: number
}

/** The demo association on a server of its own, with phones and people around it. */
export interface Demo extends Product {
  phone(options?: PhoneOptions): Host
  /** A phone on which somebody of the roster is signed in. */
  phoneOf(name: string, options?: PhoneOptions): Promise<Host>
  storageOf(name: string): Promise<Map<string, string>>
  /** For accounts that are bound to nobody. */
  storageOfAccount(account: string): Promise<Map<string, string>>
  as(name: string): Promise<Person>
  /** 李敏 publishes a round made from a preset; open since a second, unless said. */
  round(preset: string, title: string, phase: Partial<PhaseConfig>, config?: Partial<RoundConfig>): Promise<string>
  /** After each test. */
  closePhones(): void
}

export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const product = await startProduct(env)
  const hosts: Host[] = []
  const people = new Map<string, Promise<Person>>()
  const anyone = personOf(product, '')

  const signIn = async (name: string): Promise<Session> => {
    const { people: found } = await anyone.call('GET /auth/demo', { search: name })
    const person = found.find((one) => one.name === name)
    if (!person) throw new Error(`nobody on the roster is called ${name}`)
    return anyone.call('POST /auth/demo', { accountId: person.accountId })
  }
  const demo: Demo = {
    ...product,
    get origin() { return product.origin },
    async pass(ms) {
      await product.pass(ms)
      // Who was signed in has been away for so long.
      people.clear()
    },
    phone({ clockAhead = 0, ...options } = {}) {
      const host = createHost(clockAhead ? withClock(project(), clockAhead) : project(), { hosts: { [BUILT_FOR]: product.origin }, ...options })
      hosts.push(host)
      return host
    },
    phoneOf: async (name, options) => demo.phone({ storage: await demo.storageOf(name), ...options }),
    storageOf: async (name) => storageWith(await signIn(name)),
    storageOfAccount: async (account) => storageWith(await anyone.call('POST /auth/password', { account, password: 'xueshi-2026' })),
    as(name) {
      let person = people.get(name)
      if (!person) people.set(name, person = signIn(name).then((session) => personOf(product, session.accessToken)))
      return person
    },
    async round(preset, title, phase, config = {}) {
      const organiser = await demo.as('李敏')
      const { presets } = await organiser.call('GET /organiser/presets')
      const base = presets.find(({ id }) => id === preset)?.config
      const [first] = base?.phases ?? []
      if (!base || !first) throw new Error(`no preset ${preset}`)
      const window = { opensAt: Date.now() - 1000, closesAt: Date.now() + 86400000 }
      const { id } = await organiser.call('POST /organiser/rounds', {
        unitId: base.audience.units[0] as string, config: { ...base, title, phases: [{ ...first, window, ...phase }], ...config }
      })
      await organiser.call('POST /organiser/rounds/:id/publish', { id })
      return id
    },
    closePhones() {
      for (const host of hosts.splice(0)) host.dispose()
    },
    async dispose() {
      demo.closePhones()
      await product.dispose()
    }
  }
  return demo
}

function personOf(product: Product, token: string): Person {
  return {
    async call(route, input) {
      const given = { ...(input as Record<string, unknown> | undefined) }
      const [method, pattern] = route.split(' ') as [string, string]
      const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
        const value = String(given[name])
        delete given[name]
        return encodeURIComponent(value)
      })
      const hasBody = 'body' in endpoints[route]
      const query = hasBody ? '' : `?${new URLSearchParams(given as Record<string, string>)}`
      const reply = await fetch(`${product.origin}/api${path}${query}`, {
        method,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(hasBody && { 'content-type': 'application/json' }) },
        ...(hasBody && { body: JSON.stringify(given) })
      })
      const body = await reply.json() as unknown
      if (!reply.ok) throw new Error(`${route}: ${reply.status} ${(body as ApiError).message}`)
      return body as never
    }
  }
}

/** As the client keeps it. */
const storageWith = ({ me, ...tokens }: Session) => new Map([['session', JSON.stringify({ data: { me, tokens } })]])

/** The same package on a phone whose clock is wrong. */
function withClock(from: Project, ahead: number): Project {
  const wrong = `Date.now = (function (now) { return function () { return now() + ${ahead} } })(Date.now);
    Date = (function (Real) {
      function Wrong () { return new (Function.prototype.bind.apply(Real, [null].concat(arguments.length ? [].slice.call(arguments) : [Real.now()])))() }
      Wrong.prototype = Real.prototype; Wrong.now = Real.now; Wrong.UTC = Real.UTC; Wrong.parse = Real.parse
      return Wrong
    })(Date);\n`
  return { ...from, scripts: { ...from.scripts, 'app.js': wrong + from.scripts['app.js'] } }
}

/** Nothing went wrong on this phone: no uncaught error, no unhandled rejection, no wx function that is missing. */
export function expectClean({ log }: Host): void {
  expect({ errors: log.errors, missing: log.missingApi, warnings: log.warnings }).toEqual({ errors: [], missing: [], warnings: [] })
}

export const tapButton = (phone: Host, name: string | RegExp) => phone.tap(phone.byRole('button', name))

/** Resolves once the page on top is this one and has come to rest. */
export async function arrive(phone: Host, path: string, ms = 5000): Promise<void> {
  const deadline = Date.now() + ms
  while (phone.path() !== path && Date.now() < deadline) await sleep(10)
  expect(phone.path()).toBe(path)
  await phone.idle()
}

/** Reads and operates the answer page as the member does. */
export const answering = (phone: Host) => ({
  /** 3 of “第 3 题”. */
  get place() { return Number(/第 (\d+) (?:题|\/)/.exec(phone.text('.ah'))?.[1]) },
  get type() { return /(单选|多选|判断|填空)题/.exec(phone.text('.q'))?.[1] },
  get stem() { return phone.text('.q-stem') },
  get options() { return phone.$$('.opt') },
  get texts() { return phone.$$('.opt .opt-text').map((option) => phone.text(option)) },
  /** Places that are chosen, by what a screen reader is told. */
  get chosen() { return phone.$$('.opt').flatMap((option, place) => (option.getAttribute('aria-checked') === 'true' ? [place] : [])) },
  get saved() { return phone.text('.saved') },
  /** Seconds left on the clock. */
  get left() {
    const [, minutes, seconds] = /(\d+):(\d\d)/.exec(phone.text('.ah-t')) ?? []
    return Number(minutes) * 60 + Number(seconds)
  },
  choose: (place: number) => phone.tap(phone.$$('.opt')[place] as Element),
  next: () => tapButton(phone, '下一题'),
  previous: () => tapButton(phone, '上一题'),
  flag: () => phone.tap(phone.byRole('switch', '存疑')),
  sheet: () => tapButton(phone, /^答题卡/),
  /** In the answer sheet. */
  jump: (place: number) => tapButton(phone, new RegExp(`^第 ${place} 题，`)),
  dialog: (button: string) => phone.tap(buttonIn(phone, '.dialog', button))
})

/** Of a dialog or sheet, whose words the page beneath may use as well. */
export function buttonIn(phone: Host, within: string, name: string): Element {
  const found = phone.$$(`${within} .btn`).find((button) => phone.text(button).startsWith(name))
  if (!found) throw new Error(`no button “${name}” in ${within}, which reads:\n${phone.text(within)}`)
  return found
}
