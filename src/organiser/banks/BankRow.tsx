import { View } from '@tarojs/components'
import type { Bank } from '../../../contract/questions'
import { Cell } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { go, links } from '@/services/nav'
import { Facts } from '../parts/Facts'
import { kindFacts } from '../questions/words'

/** What is in a bank, whose it is, and whether members see its keys. */
export function BankRow ({ bank: { id, name, unit, total, disabled, counts, practice, mine } }: { bank: Bank }) {
  const kinds = kindFacts(counts)
  const inside = [`共 ${total} 题${kinds.length ? '：' : ''}`, ...kinds]
  const facts = [...inside.slice(0, -1), `${inside[inside.length - 1] ?? ''}，`, disabled ? `停用 ${disabled}，` : '', mine ? unit.name : `${unit.name}的题库，可以出题，不能改`].filter(Boolean)
  return (
    <Cell
      strong label={`${name}，${facts.join('')}${practice ? '，可练习' : ''}`} onClick={() => go(links.bank(id))}
      title={<View className='row wrap'><View className='bank-name'>{name}</View>{practice ? <Tag kind='done'>可练习</Tag> : null}</View>}
      note={<Facts of={facts} />}
    />
  )
}
