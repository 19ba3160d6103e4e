import type { EventConfig } from '../../../contract/event-config'
import { moment } from '../../rounds/rules/words'
import { dayOfMoment } from '../../study/rules/days'
import { dayWords } from '../../study/rules/words'

/*
 * Whether somebody can sign up for a session now, as one question with one answer: the page shows it beforehand, the write decides by it.
 */

export type Bar = 'none' | 'cancelled' | 'not-open' | 'closed' | 'over' | 'units' | 'nominated' | 'signed-up' | 'sessions' | 'day' | 'barred' | 'requires' | 'full'

export interface Barrier { bar: Bar; why: string }

/** What a session's row says. */
export interface SessionTimes { session: string; begins_at: number; ends_at: number; opens_at: number; closes_at: number; state: 'open' | 'cancelled'; drawn_at: number | null }

export interface Signer {
  lineage: readonly string[]
  /** Live sign-ups in this event: session, its begin. */
  live: readonly { session: string; beginsAt: number; state: string }[]
  /** Barred until then for not having come; null: not barred. */
  barredUntil: number | null
  /** What the event requires and he lacks, as a sentence; empty: nothing. */
  lacks: string
}

const NONE: Barrier = { bar: 'none', why: '' }

/**
 * @param by the member himself, or an organiser for him: who enters people by hand is not bound by the window, nor by what is for members to do
 */
export function signUpBarrier(config: EventConfig, eventState: string, times: SessionTimes, signer: Signer, { now, zone, by }: { now: number; zone: string; by: 'self' | 'unit' | 'organiser' }): Barrier {
  const session = config.sessions.find(({ id }) => id === times.session)
  if (!session || times.state === 'cancelled' || eventState === 'cancelled') return { bar: 'cancelled', why: '这个场次已经取消。' }
  if (signer.live.some((one) => one.session === times.session)) return { bar: 'signed-up', why: config.enrol.how === 'opt-out' ? '你已经请过假。' : '你已经报过这个场次。' }
  if (now >= times.ends_at) return { bar: 'over', why: '这个场次已经结束。' }
  const { audience, enrol } = config
  if (!audience.units.some((unit) => signer.lineage.includes(unit))) return { bar: 'units', why: '这个活动不面向你所在的单位。' }
  if (session.units && !session.units.some((unit) => signer.lineage.includes(unit))) return { bar: 'units', why: '这个场次不面向你所在的单位。' }
  if (by === 'self') {
    if (enrol.how === 'nominated') return { bar: 'nominated', why: '这个活动由单位报名，请联系你所在单位的组织者。' }
    if (now < times.opens_at) return { bar: 'not-open', why: `${moment(times.opens_at, zone)} 开始报名。` }
  }
  // A unit's names have to come in time; who runs the event can still enter somebody at the door.
  if (by !== 'organiser' && now >= times.closes_at) return { bar: 'closed', why: enrol.how === 'opt-out' ? '请假时间已过。' : '报名已经截止。' }
  if (signer.barredUntil !== null && signer.barredUntil > now && config.noShow) return { bar: 'barred', why: `因为报名后没有来，${moment(signer.barredUntil, zone)} 前不能报名。` }
  if (signer.lacks !== '') return { bar: 'requires', why: signer.lacks }
  if (enrol.how !== 'opt-out') {
    const most = enrol.mostSessions ?? 1
    if (signer.live.length >= most) return { bar: 'sessions', why: most === 1 ? '你已经报了另一个场次，每人限报一场。可以改签，或者先取消那一场。' : `每人最多报 ${most} 场，你已经报满。` }
    const day = dayOfMoment(times.begins_at, zone)
    if (enrol.mostADay !== undefined && signer.live.filter((one) => dayOfMoment(one.beginsAt, zone) === day).length >= enrol.mostADay) return { bar: 'day', why: `每人一天最多报 ${enrol.mostADay} 场，${dayWords(day)}你已经报满。` }
  }
  return NONE
}
