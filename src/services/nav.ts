import Taro from '@tarojs/taro'
import type { PracticeKind } from '../../contract/practice'
import { beyondLayers } from '@/platform/back'
import { H5 } from '@/platform/target'

export const tabs = ['/pages/home/index', '/pages/study/index', '/pages/rounds/index', '/pages/events/index', '/pages/me/index'] as const
export const home = tabs[0]
export const signInPage = '/pages/sign-in/index'
export const bindPage = '/pages/bind/index'

/** Addresses of the pages that others lead to. */
export const links = {
  round: (roundId: string) => `/pages/round/index?id=${roundId}`,
  /** The same with the choice between the phase's papers opened. */
  choosePaper: (roundId: string, phase: string) => `/pages/round/index?id=${roundId}&choose=${phase}`,
  start: (roundId: string, phase?: string) => `/quiz/answer/index?round=${roundId}${phase ? `&phase=${phase}` : ''}`,
  answer: (attemptId: string) => `/quiz/answer/index?id=${attemptId}`,
  result: (attemptId: string) => `/quiz/result/index?id=${attemptId}`,
  review: (attemptId: string) => `/quiz/review/index?id=${attemptId}`,
  board: (roundId: string) => `/board/index/index?id=${roundId}`,
  honours: (roundId: string) => `/awards/list/index?id=${roundId}`,
  /** Issues it, where it may be had. */
  certificate: (roundId: string, certificateId: string) => `/awards/certificate/index?id=${roundId}&cert=${certificateId}`,
  check: (code?: string) => `/pages/check/index${code ? `?code=${code}` : ''}`,
  practice: '/practice/home/index',
  practiceSession: (kind: PracticeKind, of: { topic?: string, period?: string, round?: string } = {}) =>
    `/practice/session/index?kind=${kind}${Object.entries(of).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('')}`,
  wrongBook: '/practice/wrong/index',
  library: '/library/home/index',
  column: (columnId: string) => `/library/column/index?id=${columnId}`,
  material: (materialId: string) => `/library/read/index?id=${materialId}`,
  chapter: (materialId: string, no: number) => `/library/read/index?id=${materialId}&chapter=${no}`,
  findMaterials: '/library/search/index',
  contributions: '/library/mine/index',
  contribute: (materialId?: string) => `/library/write/index${materialId ? `?id=${materialId}` : ''}`,
  study: tabs[1],
  /** Without a day: for today; with one: to make it up. */
  checkIn: (planId: string, taskId: string, day?: number) => `/study/check-in/index?plan=${planId}&task=${taskId}${day ? `&day=${day}` : ''}`,
  studyDay: (planId: string, day: number) => `/study/day/index?plan=${planId}&day=${day}`,
  plan: (planId: string) => `/study/plan/index?id=${planId}`,
  studyHistory: (planId?: string) => `/study/history/index${planId ? `?plan=${planId}` : ''}`,
  studyPoints: (planId?: string) => `/study/points/index${planId ? `?plan=${planId}` : ''}`,
  studyBoard: (planId: string) => `/study/board/index?id=${planId}`,
  studyFeed: (planId: string) => `/study/feed/index?id=${planId}`,
  poster: (planId: string) => `/study/poster/index?id=${planId}`,
  /** Writing one: for a task, about a material, or of one's own accord. */
  reflect: (planId?: string, taskId?: string, materialId?: string) => {
    const of = Object.entries({ plan: planId, task: taskId, material: materialId }).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
    return `/reflect/write/index${of.length ? `?${of.join('&')}` : ''}`
  },
  writeOn: (reflectionId: string) => `/reflect/write/index?id=${reflectionId}`,
  reflections: '/reflect/list/index',
  reflection: (reflectionId: string) => `/reflect/read/index?id=${reflectionId}`,
  reviewReflections: '/organiser/reflections/index',
  reviewContributions: '/organiser/contributions/index',
  events: tabs[3],
  event: (eventId: string) => `/events/event/index?id=${eventId}`,
  ticket: (signUpId: string) => `/events/ticket/index?id=${signUpId}`,
  hours: '/events/hours/index',
  hoursPaper: '/events/paper/index',
  portrait: '/events/portrait/index',
  appeals: '/hosting/appeals/index',
  /** Signing in or out by oneself, at the session or at the one that is on. */
  attend: (eventId: string, session?: string) => `/events/sign-in/index?id=${eventId}${session ? `&session=${session}` : ''}`,
  /** What staff need where people come in: the room's code, scanning tickets, the list. */
  door: (eventId: string, session?: string) => `/hosting/door/index?id=${eventId}${session ? `&session=${session}` : ''}`,
  /** The card of a red walk, and how many of each unit have finished it. */
  walk: (eventId: string) => `/events/walk/index?id=${eventId}`,
  walkBoard: (eventId: string) => `/events/walk-board/index?id=${eventId}`,
  eventFeedback: (eventId: string) => `/events/feedback/index?id=${eventId}`,
  routeCodes: (eventId: string) => `/hosting/route-codes/index?id=${eventId}`,
  organiserMaterials: '/organiser/materials/index',
  newMaterial: '/organiser/material/index',
  editMaterial: (materialId: string) => `/organiser/material/index?id=${materialId}`,
  notices: '/notices/index/index',
  /** What a notice leads to: the server names a page as app.config has it. */
  noticed: (page: string) => `/${page.replace(/^\/+/, '')}`,
  menu: '/menu/home/index',
  offer: (offerId: string) => `/menu/offer/index?id=${offerId}`,
  /** What I and my units have ordered, or what others ordered of them. */
  orders: '/menu/orders/index',
  theirOrders: '/menu/orders/index?of=theirs',
  order: (orderId: string) => `/menu/order/index?id=${orderId}`,
  organiserOffers: '/organiser/offers/index',
  newOffer: '/organiser/offer/index',
  editOffer: (offerId: string) => `/organiser/offer/index?id=${offerId}`,
  results: '/pages/results/index',
  privacy: '/pages/privacy/index',
  desk: '/organiser/desk/index',
  deskEntry: (code: string) => `/organiser/entry/index?code=${encodeURIComponent(code)}`,
  organiserRounds: '/organiser/rounds/index',
  publish: '/organiser/publish/index',
  editRound: (roundId: string) => `/organiser/publish/index?id=${roundId}`,
  progress: (roundId: string) => `/organiser/progress/index?id=${roundId}`,
  organiserHonours: (roundId: string) => `/organiser/honours/index?id=${roundId}`,
  /** Of one kind, or all of them. */
  certificates: (roundId: string, certificateId?: string) => `/organiser/certificates/index?id=${roundId}${certificateId ? `&cert=${certificateId}` : ''}`,
  given: (roundId: string) => `/organiser/given/index?id=${roundId}`,
  absent: (roundId: string, unitId: string) => `/organiser/absent/index?id=${roundId}&unit=${unitId}`,
  entries: (roundId: string) => `/organiser/entries/index?id=${roundId}`,
  participants: (roundId: string) => `/organiser/participants/index?id=${roundId}`,
  amend: (roundId: string) => `/organiser/amend/index?id=${roundId}`,
  joins: '/organiser/joins/index',
  organiserEvents: '/hosting/events/index',
  newEvent: '/hosting/event-edit/index',
  editEvent: (eventId: string) => `/hosting/event-edit/index?id=${eventId}`,
  organiserEvent: (eventId: string) => `/hosting/event/index?id=${eventId}`,
  organiserPlans: '/organiser/plans/index',
  newPlan: '/organiser/plan-edit/index',
  editPlan: (planId: string) => `/organiser/plan-edit/index?id=${planId}`,
  planProgress: (planId: string) => `/organiser/plan-progress/index?id=${planId}`,
  /** Of one plan, or of all; `counted`: nothing waits, one comes to look at what there is. */
  checkIns: (planId?: string, counted = false) => `/organiser/check-ins/index${planId ? `?plan=${planId}${counted ? '&state=counted' : ''}` : ''}`,
  planCodes: (planId: string) => `/organiser/plan-codes/index?id=${planId}`,
  banks: '/organiser/banks/index',
  bank: (bankId: string) => `/organiser/bank/index?id=${bankId}`,
  question: (questionId: string) => `/organiser/question/index?id=${questionId}`,
  importQuestions: (bankId?: string) => `/organiser/import/index${bankId ? `?bank=${bankId}` : ''}`,
  lookThrough: (importId: string) => `/organiser/review/index?id=${importId}`,
  imported: (importId: string) => `/organiser/imported/index?id=${importId}`
}

/** Two taps in a row make WeChat refuse the second: that is no failure. */
const quietly = (act: () => Promise<unknown>): void => beyondLayers(() => { act().catch(() => undefined) })

const pathOf = (url: string) => url.split('?')[0] ?? url
const isTab = (url: string) => (tabs as readonly string[]).includes(pathOf(url))

/** The second half of a double tap comes within so many milliseconds. */
const DOUBLE_MS = 500
let opened = { url: '', at: 0 }

/** A browser has the new address before the page is there, and would open it twice; WeChat refuses the second by itself. */
const isThere = (url: string) => H5 && window.location.pathname + window.location.search === url

/** Opens a page above this one, once for a double tap; a tab is switched to. */
export function go (url: string): void {
  const at = Date.now()
  const again = opened.url === url && at - opened.at < DOUBLE_MS && isThere(url)
  opened = { url, at }
  if (again) return
  quietly(() => isTab(url) ? Taro.switchTab({ url: pathOf(url) }) : Taro.navigateTo({ url }))
}

/** Opens a page in place of this one. */
export function replace (url: string): void {
  opened = { url: '', at: 0 }
  quietly(() => isTab(url) ? Taro.switchTab({ url: pathOf(url) }) : Taro.redirectTo({ url }))
}

/** Leaves everything and starts again at a page. */
export function restart (url: string): void {
  opened = { url: '', at: 0 }
  quietly(() => Taro.reLaunch({ url: isTab(url) ? pathOf(url) : url }))
}

export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1

/** Back; where there is nothing behind (a shared link), home. */
export function back (): void {
  opened = { url: '', at: 0 }
  if (canGoBack()) quietly(() => Taro.navigateBack())
  else restart(home)
}

/** The page on top with its own parameters. */
export function here (): string {
  const router = Taro.getCurrentInstance().router
  if (!router) return home
  const path = '/' + pathOf(router.path).replace(/^\//, '')
  const query = Object.entries(router.params)
    .filter(([name, value]) => value !== undefined && !name.startsWith('$') && name !== 'stamp')
    // WeChat hands parameters over as they stand in the address.
    .map(([name, value]) => `${name}=${H5 ? encodeURIComponent(String(value)) : String(value)}`)
    .join('&')
  return query ? `${path}?${query}` : path
}

/** Where to go afterwards: pages of our own only, whatever the address says. */
export function backTarget (param: string | undefined): string {
  if (!param) return home
  let url = param
  try { url = decodeURIComponent(param) } catch { /* not encoded */ }
  return /^\/(pages|quiz|board|awards|practice|study|library|reflect|events|notices|menu|organiser|hosting)\/[\w-]+\/?/.test(url) && !url.startsWith(signInPage) && !url.startsWith(bindPage) ? url : home
}
