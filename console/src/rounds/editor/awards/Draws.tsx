import type { Certificate, PrizeDraw } from '../../../../../contract/round-config'
import { Figure, Moment, Part, Several, Words } from '../../../editor/fields/controls'
import { PhasePick } from '../fields/Phase'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { useEditing } from '../fields/useEditing'
import type { Spot } from '../../../editor/paths'
import { freshId } from '../../../editor/lists'
import { QualifyFields } from './QualifyFields'

const left = [['winners', '前面抽中过的'], ['awarded', '按名次得过奖的']] as const

/** Prizes drawn by lot among those who qualify. */
export function Draws({ spot }: { spot: Spot<PrizeDraw[] | undefined> }) {
  const { config } = useEditing()
  return (
    <Row label='抽奖' path={spot.path} hint='抽的过程有记录，可以复核' whole>
      <Rows spot={spot} name='抽奖' add='加一次抽奖' ordered make={(list) => ({ id: freshId(list.map(({ id }) => id), 'draw'), name: '幸运奖', who: { attempts: 1 }, prizes: [{ name: '纪念品', count: 10 }] })}>
        {(draw, i) => (
          <>
            <div className='rule-controls'><W>名称</W><Words spot={draw.at('name')} label={`抽奖 ${i + 1} 的名称`} max={30} width={140} /></div>
            <QualifyFields spot={draw.at('who')} name={`抽奖 ${i + 1}`} />
            <Rows spot={draw.at('prizes')} name='奖品' add='加一种奖品' ordered always make={() => ({ name: '纪念品', count: 10 })}>
              {(prize, at) => <><Words spot={prize.at('name')} label={`抽奖 ${i + 1} 奖品 ${at + 1}`} max={30} width={140} /><Figure spot={prize.at('count')} label={`抽奖 ${i + 1} 奖品 ${at + 1} 几份`} unit='份' min={1} /></>}
            </Rows>
            <div className='rule-controls'>
              <W>抽奖机会</W>
              <Part<NonNullable<PrizeDraw['tickets']>> spot={draw.at('tickets')} label={`抽奖 ${i + 1} 按答卷给机会`} off='每人一次' make={() => ({ phase: config.phases[0]?.id ?? '', score: 80 })}>
                {(tickets) => <><PhasePick spot={tickets.at('phase')} label={`抽奖 ${i + 1} 看哪个阶段`} only={false} /><W>每份满</W><Figure spot={tickets.at('score')} label={`抽奖 ${i + 1} 每份满几分`} unit='分一次，每天' max={1e6} /><Figure spot={tickets.at('perDay')} label={`抽奖 ${i + 1} 每天几次机会`} unit='次，全程' hint='不限' width={76} /><Figure spot={tickets.at('cap')} label={`抽奖 ${i + 1} 全程几次机会`} unit='次' hint='不限' width={76} /></>}
              </Part>
            </div>
            <div className='rule-controls'><W>不参加的</W><Several spot={draw.at('without')} label={`抽奖 ${i + 1} 谁不参加`} options={left} /></div>
          </>
        )}
      </Rows>
    </Row>
  )
}

export const Certificates = ({ spot }: { spot: Spot<Certificate[] | undefined> }) => (
  <Row label='证书' path={spot.path} whole>
    <Rows spot={spot} name='证书' add='加一种证书' make={(list) => ({ id: freshId(list.map(({ id }) => id), 'cert'), name: '参赛证书', who: { attempts: 1 } })}>
      {(certificate, i) => (
        <>
          <div className='rule-controls'><Words spot={certificate.at('name')} label={`证书 ${i + 1} 的名称`} max={30} width={160} /></div>
          <QualifyFields spot={certificate.at('who')} name={`证书 ${i + 1}`} />
          <div className='rule-controls'><W>领取从</W><Moment spot={certificate.at('from')} label={`证书 ${i + 1} 从什么时候领`} optional /><W>到</W><Moment spot={certificate.at('until')} label={`证书 ${i + 1} 领到什么时候`} optional /></div>
        </>
      )}
    </Rows>
  </Row>
)
