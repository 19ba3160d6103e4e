import { useState } from 'react'
import { useFrame } from '../rounds/frame'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Empty, Loaded } from '../shell/States'
import { Announce } from './Announce'
import { Certificates } from './Certificates'
import { Draw } from './Draw'
import { ListBox } from './ListBox'
import '../bank/bank.css'
import './honours.css'

/** What a round comes to: awards, draws, certificates. */
export function HonoursTab() {
  const { round } = useFrame()
  const found = useData(() => request('GET /organiser/rounds/:id/honours', { id: round.id }), `${round.id} ${round.state}`)
  const [masked, mask] = useState(false)
  return (
    <Loaded of={found} failed='奖项暂时取不出来' rows={8}>
      {(honours) => {
        const { lists, draws, certificates, whyNot, announced } = honours
        return (
          <>
            {lists.length || draws.length || announced ? <Announce roundId={round.id} honours={honours} changed={found.set} masked={masked} mask={mask} /> : null}
            {whyNot && !lists.length && !draws.length && !certificates.length ? <div className='box'><Empty title='现在还不能公布' text={whyNot} /></div> : null}
            {lists.map((list) => <ListBox key={list.id} roundId={round.id} list={list} whole={announced !== null && !honours.changed} masked={masked} />)}
            {draws.length ? <section aria-label='抽奖' className='honours-part'><h2 className='h2'>抽奖</h2>{draws.map((draw) => <Draw key={draw.id} roundId={round.id} draw={draw} whyNot={whyNot || draw.whyNot} drawn={() => void found.refresh()} />)}</section> : null}
            {certificates.length ? <section aria-label='证书' className='honours-part'><h2 className='h2'>证书</h2><Certificates roundId={round.id} kinds={certificates} changed={() => void found.refresh()} /></section> : null}
          </>
        )
      }}
    </Loaded>
  )
}
