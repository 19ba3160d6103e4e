import { View } from '@tarojs/components'
import type { NextSession } from '../../../contract/home'
import type { EventCard } from '../../../contract/events'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { addDays, dayAt } from '@/services/days'
import { dateOf, stateOf, type Mood } from '@/services/events'
import { clockTime, day, soon } from '@/services/format'
import { go, links } from '@/services/nav'
import type { Answer } from '@/services/request'

/** What of mine comes next; where nothing does, an event that I could sign up for. */
export function Events ({ events: { mine, open } }: { events: Answer<'GET /home'>['events'] }) {
  if (!mine.length && !open) return null
  return (
    <>
      <View className='gap home-gap' />
      <View className='band home-events'>
        <View className='sect-head home-study-head'>
          <View className='sect-title' {...a11y({ role: 'heading', level: 2 })}>{mine.length ? '近期活动' : '可以报名的活动'}</View>
          <View className='link' {...a11y({ role: 'link', label: '全部活动' })} onClick={() => go(links.events)}>全部<Icon name='next' size={18} /></View>
        </View>
        {mine.map((one) => <Line key={`${one.eventId} ${one.begins}`} {...lineOf(one)} />)}
        {open ? <Line {...cardOf(open)} /> : null}
      </View>
    </>
  )
}

interface Shown { title: string, begins: number, when: string, said: string, mood: Mood, to: string }

/** 明天 14:30 needs no reckoning; later days stand beside it. Of what goes on for days the first tells nobody anything. */
function timeOf (at: number, ends: number): string {
  if (at <= now() && dayAt(ends) > dayAt(now())) return `正在进行，到 ${day(ends, now())}`
  return dayAt(at) <= addDays(dayAt(now()), 1) ? soon(at, now()) : clockTime(at)
}

const moods: Partial<Record<NonNullable<NextSession['state']>, Mood>> = { confirmed: 'done', offered: 'care', waiting: 'care' }

/** A ticket is one tap away. */
function lineOf ({ eventId, signUpId, title, session, begins, ends, place, state, said }: NextSession): Shown {
  return { title, begins, when: [timeOf(begins, ends), session, place].filter(Boolean).join(' · '), said, mood: (state && moods[state]) ?? 'plain', to: signUpId ? links.ticket(signUpId) : links.event(eventId) }
}

function cardOf (card: EventCard): Shown {
  const { text, mood } = stateOf(card)
  return { title: card.title, begins: card.begins, when: [card.sessions > 1 ? `${card.sessions} 个场次` : timeOf(card.begins, card.ends), card.place].filter(Boolean).join(' · '), said: text, mood, to: links.event(card.id) }
}

function Line ({ title, begins, when, said, mood, to }: Shown) {
  const { date, rest } = dateOf(begins)
  return (
    <View className='home-event' hoverClass='pressed' {...a11y({ role: 'link', label: `${title}，${rest} ${date} 日，${when}，${said}` })} onClick={() => go(to)}>
      <View className='home-event-date num'><View className='home-event-day'>{date}</View><View className='cap'>{rest}</View></View>
      <View className='grow'>
        <View className='t3'>{title}</View>
        <View className='sub num'>{when}</View>
        <View className={`row sub num home-event-${mood}`}>{mood === 'plain' ? null : <Icon name={mood === 'done' ? 'done' : 'clock'} size={18} />}<View className='grow'>{said}</View></View>
      </View>
    </View>
  )
}
