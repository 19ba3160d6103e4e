import { useState } from 'react'
import { useStore } from 'zustand'
import { Page } from '@/components/Page'
import { OfflineNotice } from '@/components/States'
import { Footer as Leafing } from '@/quiz/review/Footer'
import { keptPractice } from '@/services/practice'
import { Waiting } from '../parts/Waiting'
import { Ending, EndingFooter } from './Ending'
import { Footer } from './Footer'
import { Head } from './Head'
import { layers, type Layer } from './Layers'
import type { Found } from './open-pack'
import type { Session } from './open-session'
import { isJudged, places } from './practising'
import { Question } from './Question'
import { useKeys } from './useKeys'
import { usePracticeSession } from './usePracticeSession'

interface Props { title: string, found: Found, onAgain: () => void }

export function Practising ({ title, found, onAgain }: Props) {
  const session = usePracticeSession(found)
  const done = useStore(session.store, (state) => state.doneAt !== null)
  return done ? <Done title={title} session={session} onAgain={onAgain} /> : <Asking title={title} session={session} />
}

function Asking ({ title, session }: { title: string, session: Session }) {
  const [layer, open] = useState<Layer | null>(null)
  const pos = useStore(session.store, (state) => state.pos)
  const mock = useStore(session.store, (state) => state.kind === 'mock')
  useKeys(session, layer !== null, open)
  const Layer = layer && layers[layer]
  return (
    <Page
      tight title={title} onBack={mock ? () => open('leave') : undefined} scrollTop={pos % 2}
      head={<><OfflineNotice title='网络断开，练习不受影响' text='答案存在手机里，联网后上传' /><Head session={session} /></>}
      pinned={<Waiting />} footer={<Footer session={session} open={open} />} overlay={Layer ? <Layer session={session} open={open} /> : null}
    >
      <Question session={session} />
    </Page>
  )
}

/** How it went, and every question again with its key. */
function Done ({ title, session, onAgain }: { title: string, session: Session, onAgain: () => void }) {
  const state = useStore(session.store)
  const [best] = useState(() => keptPractice.home.read()?.challenge.best ?? 0)
  const [reviewing, review] = useState(false)
  const seen = places(state).filter((pos) => isJudged(state, pos))
  const at = seen.indexOf(state.pos)
  const show = (pos: number | undefined) => {
    if (pos === undefined) return
    session.goTo(pos)
    review(true)
  }
  if (reviewing) {
    return (
      <Page title='答案与解析' onBack={() => review(false)} scrollTop={state.pos % 2} footer={<Leafing at={at} of={seen.length} go={(to) => show(seen[to])} />}>
        <Question session={session} />
      </Page>
    )
  }
  return (
    <Page title={title} head={<OfflineNotice text='答案存在手机里，联网后上传' />} footer={<EndingFooter kind={state.kind} onAgain={onAgain} onReview={() => show(seen[0])} />}>
      <Ending state={state} best={best} onShow={show} />
    </Page>
  )
}
