import type { Position } from '../../../contract/event-config'
import { freshId } from '@/organiser/editing/lists'
import { number, omit, text } from '@/organiser/editing/typed'
import type { SessionFields } from './form'
import { sumOf } from './quotas'

/** What somebody does at a session, as typed. */
export interface PositionFields { own: Position, name: string, seats: string, note: string }

export const positionFields = (own: Position): PositionFields => ({ own, name: own.name, seats: text(own.seats), note: own.note ?? '' })

export function positionFrom ({ own, name, seats, note }: PositionFields): Position {
  return { ...omit(own, 'note'), name: name === own.name ? own.name : name.trim(), seats: number(seats), ...(note.trim() && { note: note === own.note ? note : note.trim() }) }
}

export const newPosition = (list: readonly PositionFields[]): PositionFields => positionFields({ id: freshId(list, 'position'), name: '', seats: 1 })

/** A session's own limit, where it has one, is then what its positions add up to. */
export function withPositions (session: SessionFields, positions: PositionFields[]): SessionFields {
  const sum = sumOf(positions)
  return { ...session, positions, ...(positions.length && session.seats.trim() !== '' && !Number.isNaN(sum) && { seats: String(sum) }) }
}

/** 引导 4、咨询台 2 */
export const positionsWords = (positions: readonly PositionFields[]): string => positions.map(({ name, seats }) => `${name || '（没有名称）'} ${seats}`).join('、')
