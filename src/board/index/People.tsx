import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Rule } from '@/components/Rule'
import { Empty, ListEnd } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { Bar, Columns } from './Bar'
import { Hidden, isHidden } from './Hidden'
import { How } from './How'
import type { Open } from './index'
import { Pick } from './Pick'
import { PersonRow } from './PersonRow'
import type { PeopleBoard } from './usePeople'

const scopes = [{ value: 'all', text: '全体' }, { value: 'unit', text: '本支部' }] as const

/** Head, body and pinned row of the board of people. `large`: in large type the title needs its line for itself. */
export function peopleView ({ board, large, onOpen }: { board: PeopleBoard, large: boolean, onOpen: (open: Open) => void }) {
  const { head: loaded, scope, setScope } = board
  const how = loaded ? <How onPress={() => onOpen({ kind: 'explain-person' })} /> : null
  const head = (
    <>
      <Bar title={loaded?.roundTitle} onPick={() => onOpen({ kind: 'rounds' })}>{large ? null : how}</Bar>
      <View className='row wrap between board-levels'>
        <View className='row wrap board-picks'>
          <Pick items={board.boards} value={board.shown} what='总榜' onPress={() => onOpen({ kind: 'boards' })} />
          {scope === 'all' && loaded ? <Pick items={loaded.groups} value={loaded.group} what='全部组别' onPress={() => onOpen({ kind: 'groups' })} /> : null}
          <Chips label='范围' items={scopes} value={scope} onChange={setScope} />
        </View>
        {large ? how : null}
      </View>
      {board.data?.length ? <Columns who='姓名与单位' aside='用时' figure='得分' /> : null}
    </>
  )
  const body = isHidden(board.error) ? <Hidden text={board.error?.message ?? ''} /> : (
    <Loaded of={board} failed='排行榜暂时取不出来' safe='成绩都在，名次不受影响。'>
      {(rows) => rows.length
        ? (
          <>
            <View className='board-rows' {...a11y({ role: 'list' })}>
              {rows.map((row, index) => (
                <Fragment key={`${index} ${row.name} ${row.timeMs}`}>
                  {row.reached !== null && row.reached !== rows[index - 1]?.reached ? <View className='board-reached'>{index ? `以下按${row.reached}成绩` : `${row.reached}成绩`}</View> : null}
                  <PersonRow row={row} />
                </Fragment>
              ))}
            </View>
            {rows.length > 20 ? <ListEnd adding={board.adding} ended={board.ended} error={board.moreError} onMore={board.more} /> : null}
          </>
          )
        : <Empty title='还没有人交卷' text={scope === 'unit' ? '本支部有人交卷后，名次会列在这里。' : '有人交卷后，名次会列在这里。'} />}
    </Loaded>
  )
  const pinned = loaded?.me ? <View className='board-mine'><Rule /><PersonRow row={loaded.me} of={loaded.of} brief={large} /></View> : null
  return { head, body, pinned }
}
