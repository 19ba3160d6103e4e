import { View } from '@tarojs/components'
import type { MatchedLine } from '../../../contract/participants'
import { Problem } from '@/components/Problem'
import type { Matched, What } from './usePaste'
import { facts, groupName, type Group } from './words'

/** So many of each are drawn; all are counted, and all that fit are written. */
const ROWS = 100

/** Lines that cannot be taken first, each with the reason; then whose the others are. */
export function MatchedLines ({ matched: { lines, matched }, what, groups }: { matched: Matched, what: What, groups: readonly Group[] }) {
  const wrong = lines.filter(({ memberId }) => memberId === null)
  const right = lines.filter(({ memberId }) => memberId !== null)
  const said = ({ value }: MatchedLine) => (what === 'group' ? groupName(groups, value) : `${value ?? ''} ${facts[what].unit}`)
  return (
    <>
      <View className='sub num'>对上 {matched} 行{wrong.length ? `，有 ${wrong.length} 行对不上，这些行不会写入` : '，没有问题'}</View>
      {wrong.slice(0, ROWS).map((line) => (
        <View key={line.line} className='match-row'>
          <View className='num'>第 {line.line} 行：{line.words}</View>
          <Problem text={line.problem} />
        </View>
      ))}
      <Rest of={wrong.length} />
      {right.length ? <View className='strong match-title'>对上的</View> : null}
      {right.slice(0, ROWS).map((line) => (
        <View key={line.line} className='match-row row between num'>
          <View className='grow'><View>{line.name}</View><View className='cap'>{line.unit}</View></View>
          <View>{said(line)}</View>
        </View>
      ))}
      <Rest of={right.length} />
    </>
  )
}

function Rest ({ of }: { of: number }) {
  return of > ROWS ? <View className='cap num match-row'>还有 {of - ROWS} 行，这里不再列出</View> : null
}
