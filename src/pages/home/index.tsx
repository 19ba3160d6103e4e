import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RoundCard } from '../../../contract/quiz'
import { Brand } from '@/components/Brand'
import { Honours } from '@/components/Honours'
import { Icon } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Skeleton } from '@/components/Skeleton'
import { OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { greeting } from '@/services/format'
import { guarded } from '@/services/guard'
import { paper } from '@/services/paper'
import { request } from '@/services/request'
import { go, links } from '@/services/nav'
import { startOf, startsBlindly, useRoundAction, type RoundAction } from '@/services/round'
import { memberOf, useSession } from '@/store/session'
import { Bell } from './Bell'
import { Desk } from './Desk'
import { Due } from './Due'
import { Events } from './Events'
import { KeptPaper } from './KeptPaper'
import { Now } from './Now'
import { Others } from './Others'
import { Quiet } from './Quiet'
import { Study } from './Study'
import { StartDialog } from './StartDialog'
import './index.scss'

async function load () {
  const home = await request('GET /home')
  const rounds = [home.main, ...home.open, ...home.closed]
  // Handed in elsewhere: what this phone keeps of it leads nowhere.
  const { roundId, id } = paper.read()?.view ?? {}
  const round = rounds.find((one) => one?.id === roundId)
  if (id && round && round.mine.openAttempt?.id !== id) paper.forget(id)
  return home
}

export default guarded('member', function HomePage () {
  const home = useData(load)
  const action = useRoundAction()
  const [asking, setAsking] = useState(false)
  const main = home.data?.main ?? null
  const begin = (round: RoundCard, chosen: RoundAction) => {
    if (chosen.kind !== 'start') return action.run(chosen, startOf(round))
    if (round.papers) return go(links.choosePaper(round.id, round.phase.id))
    if (startsBlindly(round)) setAsking(true)
    else action.run(chosen, startOf(round))
  }
  return (
    <Page
      left={<Brand />} tab='home' head={<OfflineNotice />} onRefresh={home.refresh}
      overlay={asking && main ? (
        <StartDialog
          round={main} busy={action.busy} error={action.error} onBack={() => setAsking(false)}
          onStart={() => { setAsking(false); action.run({ kind: 'start', text: '' }, startOf(main)) }}
        />
      ) : null}
    >
      <Hello unread={home.data?.unread ?? 0} />
      {home.error && !home.data ? <KeptPaper /> : null}
      <Loaded of={home} failed='首页暂时取不出来' safe='已经保存的答案和成绩都在。' skeleton={<View className='sect'><Skeleton kind='block' rows={4} /></View>}>
        {({ main, open, upcoming, closed, organiser, events }) => (
          <>
            {main
              ? (
                <Now
                  round={main} busy={action.busy} error={action.error} onOver={() => { void home.refresh() }}
                  onAct={(chosen) => begin(main, chosen)}
                />
                )
              : <Quiet next={upcoming[0]} last={closed[0]} />}
            <Study />
            <Events events={events} />
            <Honours rounds={closed.filter(({ honours }) => honours)} />
            <Due />
            {organiser ? <Desk waiting={organiser} /> : null}
            <Others title='同时进行' rounds={open} />
            <Others title='即将开始' rounds={main ? upcoming : upcoming.slice(1)} />
            <Others title='已经结束' rounds={main || upcoming.length ? closed : closed.slice(1)} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Hello ({ unread }: { unread: number }) {
  const member = memberOf(useSession((state) => state.me))
  return (
    <View className='hello'>
      <View className='hello-main'>
        <View className='t1' {...a11y({ role: 'heading', level: 1 })}>{greeting(now())}，{member?.name}</View>
        <View className='row sub'><Icon name='unit' size={18} /><View className='hello-unit'>{member?.unit.name}</View></View>
      </View>
      <Bell unread={unread} />
    </View>
  )
}
