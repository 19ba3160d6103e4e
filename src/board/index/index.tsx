import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Segmented } from '@/components/Choices'
import { OfflineNotice } from '@/components/States'
import { Page } from '@/components/Page'
import { guarded } from '@/services/guard'
import { useSettings } from '@/store/settings'
import { ExplainSheet } from './ExplainSheet'
import { peopleView } from './People'
import { PickSheet } from './Pick'
import { PersonSheet } from './PersonSheet'
import { RoundSheet } from './RoundSheet'
import { unitsView } from './Units'
import { usePeople } from './usePeople'
import { useUnits } from './useUnits'
import './index.scss'

export type BoardKind = 'units' | 'people'
const kinds = [{ value: 'units', text: '单位榜' }, { value: 'people', text: '个人榜' }] as const

/** What lies above the board: the choice of a round, of one of its boards or groups, or the arithmetic behind one unit's place or one's own. */
export type Open = null | { kind: 'rounds' } | { kind: 'boards' } | { kind: 'groups' } | { kind: 'explain', unitId: string, board: string } | { kind: 'explain-person' }

export default guarded('member', function BoardPage () {
  const { id = '', kind: first } = useRouter().params
  const [roundId, setRoundId] = useState(id)
  const [kind, setKind] = useState<BoardKind>(first === 'people' ? 'people' : 'units')
  const [open, setOpen] = useState<Open>(null)
  const units = useUnits(roundId, kind === 'units')
  const people = usePeople(roundId, kind === 'people')
  const board = kind === 'units' ? units : people
  // Large type leaves little room between what is fixed above and below: there the head scrolls along.
  const fixed = useSettings((state) => state.elder) === 0
  const shown = kind === 'units' ? unitsView({ board: units, large: !fixed, onOpen: setOpen }) : peopleView({ board: people, large: !fixed, onOpen: setOpen })
  const head = (
    <>
      <View className='board-kind'><Segmented label='榜' items={kinds} value={kind} onChange={setKind} /></View>
      {shown.head}
    </>
  )
  const close = () => setOpen(null)
  const overlay = (layer: NonNullable<Open>) => {
    switch (layer.kind) {
      case 'rounds': return <RoundSheet now={roundId} onClose={close} onChoose={(chosen) => { setRoundId(chosen); close() }} />
      case 'boards': return <PickSheet title='看哪个榜' items={board.boards} value={board.shown} onChoose={(chosen) => { board.chooseBoard(chosen); close() }} onClose={close} />
      case 'groups': return <PickSheet title='看哪个组' items={people.head?.groups ?? []} value={people.head?.group ?? null} onChoose={(chosen) => { people.chooseGroup(chosen); close() }} onClose={close} />
      case 'explain': return <ExplainSheet roundId={roundId} unitId={layer.unitId} board={layer.board} onClose={close} />
      case 'explain-person': return <PersonSheet roundId={roundId} me={people.head?.me ?? null} of={people.head?.of ?? 0} onClose={close} />
      default: return layer satisfies never
    }
  }
  return (
    <Page
      title='排行榜' pinned={shown.pinned} onRefresh={kind === 'units' ? units.refresh : people.refresh} onEnd={kind === 'people' ? people.more : undefined}
      head={<><OfflineNotice />{fixed ? head : null}</>}
      overlay={open && overlay(open)}
    >
      {fixed ? null : head}
      {shown.body}
    </Page>
  )
})
