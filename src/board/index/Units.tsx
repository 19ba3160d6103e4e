import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { UnitRow as Row } from '../../../contract/leaderboard'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Rule } from '@/components/Rule'
import { Empty } from '@/components/States'
import { Bar, Columns } from './Bar'
import { Hidden, isHidden } from './Hidden'
import { How } from './How'
import type { Open } from './index'
import { Pick } from './Pick'
import { UnitRow } from './UnitRow'
import { Unranked } from './Unranked'
import type { UnitsBoard } from './useUnits'

/** `large`: in large type the title needs its line for itself, and my own row below takes one line. */
interface Props { board: UnitsBoard, large: boolean, onOpen: (open: Open) => void }

/** Head, body and pinned row of the board of units, for the three places of the page. */
export function unitsView ({ board, large, onOpen }: Props) {
  const { data, parent } = board
  const mine = data?.mine ?? null
  const example = mine ?? data?.rows[0] ?? null
  const press = (row: Row) => { if (row.hasChildren) board.drill(row.unit); else onOpen({ kind: 'explain', unitId: row.unit.id, board: board.shown }) }
  const looks = data && { label: data.valueLabel, kind: data.unitKind }
  const how = example ? <How onPress={() => onOpen({ kind: 'explain', unitId: example.unit.id, board: board.shown })} /> : null
  const head = (
    <>
      <Bar title={data?.roundTitle} onPick={() => onOpen({ kind: 'rounds' })}>{large ? null : how}</Bar>
      <Levels board={board} pick={<Pick items={board.boards} value={board.shown} what='总榜' onPress={() => onOpen({ kind: 'boards' })} />}>{large ? how : null}</Levels>
      {data?.rows.length ? <Columns who='单位与参与率' aside={data.valueLabel === '平均分' ? '' : '平均分'} figure={data.valueLabel} /> : null}
    </>
  )
  const body = isHidden(board.error) ? <Hidden text={board.error?.message ?? ''} /> : (
    <Loaded of={board} failed='排行榜暂时取不出来' safe='成绩都在，名次不受影响。'>
      {(loaded) => {
        if (!loaded) return null
        const ranked = loaded.rows.filter((row) => row.rank !== null)
        const unranked = loaded.rows.filter((row) => row.rank === null)
        if (!loaded.rows.length) return <Empty title={parent ? '下面没有参加的单位' : '还没有单位参加'} text='开赛后，各单位的参与和名次会列在这里。' />
        return (
          <View className='board-rows'>
            {ranked.map((row) => <UnitRow key={row.unit.id} row={row} looks={loaded} onPress={() => press(row)} />)}
            <Unranked roundId={board.roundId} board={board.shown} rows={unranked} looks={loaded} onPress={press} />
          </View>
        )
      }}
    </Loaded>
  )
  const pinned = mine && looks ? <View className='board-mine'><Rule /><UnitRow row={mine} looks={data} pinned brief={large} onPress={() => press(mine)} /></View> : null
  return { head, body, pinned }
}

/** One level of the tree, or the way back from the units below one. */
function Levels ({ board: { data, parent, boards, chooseLevel, up }, pick, children }: { board: UnitsBoard, pick: ReactNode, children: ReactNode }) {
  if (parent) {
    return (
      <View className='row board-levels'>
        <Button kind='text' small icon='back' onClick={up}>上一级</Button>
        <View className='grow sub'>{parent.name} 的下级单位</View>
        {children}
      </View>
    )
  }
  // The top of the tree alone is no comparison.
  const levels = data?.levels.filter(({ depth }, _, all) => depth > 0 || all.length === 1) ?? []
  if (levels.length < 2 && boards.length < 2) return children ? <View className='row board-levels'>{children}</View> : null
  return (
    <View className='row wrap between board-levels'>
      <View className='row wrap board-picks'>
        {pick}
        {levels.length < 2 ? null : (
          <Chips
            label='级别' items={levels.map(({ depth, name }) => ({ value: String(depth), text: name }))}
            value={String(data?.depth)} onChange={(depth) => chooseLevel(Number(depth))}
          />
        )}
      </View>
      {children}
    </View>
  )
}
