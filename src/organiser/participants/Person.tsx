import { View } from '@tarojs/components'
import { Cell } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import type { Fact } from '../../../contract/round-config'
import { Facts } from '../parts/Facts'
import type { Row } from './useParticipants'
import { attemptsWords, factWords, groupName, type Group } from './words'

interface Props { row: Row, asked: readonly Fact[], groups: readonly Group[], onOpen: () => void }

/** One member: the unit, what is known, and what is unusual. */
export function Person ({ row, asked, groups, onOpen }: Props) {
  const { name, unit, staffNo, group, excused, late, signedUpAt } = row
  const marks = [excused ? '免于参加' : '', late ? '开赛后入册' : ''].filter(Boolean)
  const known = [
    unit.name, staffNo ? `工号 ${staffNo}` : '', groupName(groups, group), signedUpAt === null ? '' : '已报名', ...asked.map((fact) => factWords(fact, row.facts)), attemptsWords(row)
  ].filter(Boolean)
  return (
    <Cell
      title={<View className='row wrap'><View className='person-name'>{name}</View>{marks.map((mark) => <Tag key={mark} kind='plain'>{mark}</Tag>)}</View>}
      note={<Facts of={known.map((fact, at) => (at < known.length - 1 ? `${fact} · ` : fact))} />}
      label={[name, ...marks, ...known].join('，')} onClick={onOpen}
    />
  )
}
