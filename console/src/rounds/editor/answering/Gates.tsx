import { Dropdown, Button } from 'antd'
import { PlusOutlined } from '@ant-design/icons'
import type { Gate, PhaseConfig } from '../../../../../contract/round-config'
import { Figure, Pick, Toggle } from '../../../editor/fields/controls'
import { PhasePick, usePhases } from '../fields/Phase'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { as, type Spot } from '../../../editor/paths'
import { facts } from '../words'

type PhaseGate = Extract<Gate, { kind: 'phase' }>
type FactGate = Extract<Gate, { kind: 'fact' }>

/** What must be so before one may start. */
export function Gates({ spot, own }: { spot: Spot<PhaseConfig['gates']>; own: string }) {
  const others = usePhases(false, own)
  const add = (gate: Gate) => spot.set([...(spot.value ?? []), gate])
  const kinds = [
    ...(others.length ? [{ key: 'phase', label: '先完成另一个阶段', onClick: () => add({ kind: 'phase', phase: others[0]?.[0] ?? '', times: 1 }) }] : []),
    { key: 'fact', label: '学习积分、打卡等达到', onClick: () => add({ kind: 'fact', fact: 'studyPoints', least: 100 }) }, { key: 'signedUp', label: '先报名', onClick: () => add({ kind: 'signedUp' }) }
  ]
  return (
    <Row label='开始条件' path={spot.path} hint='都满足才能开始；没有条件就人人可以' whole>
      <div className='rule-rows'>
        {spot.value ? <div className='rule-no-add'><Rows spot={spot} name='条件' add='' make={() => null}>{(gate) => <OneGate spot={gate} own={own} />}</Rows></div> : null}
        <Dropdown trigger={['click']} menu={{ items: kinds }} getPopupContainer={(node) => node.parentElement ?? document.body}><Button type='link' size='small' className='rule-add' aria-haspopup='menu' icon={<PlusOutlined aria-hidden />}>加一个条件</Button></Dropdown>
      </div>
    </Row>
  )
}

function OneGate({ spot, own }: { spot: Spot<Gate>; own: string }) {
  const { kind } = spot.value
  switch (kind) {
    case 'signedUp': return <div className='rule-controls'><W>先报名</W></div>
    case 'fact': {
      const gate = as<FactGate>(spot)
      return <div className='rule-controls'><Pick spot={gate.at('fact')} label='条件看什么' options={facts} /><W>满</W><Figure spot={gate.at('least')} label='条件至少多少' min={1} max={1e7} width={110} /></div>
    }
    case 'phase': {
      const gate = as<PhaseGate>(spot)
      return (
        <div className='rule-controls'>
          <PhasePick spot={gate.at('phase')} label='先完成哪个阶段' only={false} without={own} />
          <W>答满</W><Figure spot={gate.at('times')} label='先答满几次' unit='次' hint='1' min={1} width={70} />
          <W>合格</W><Toggle spot={gate.at('passed')} label='要合格' on='要' off='不要' />
          <W>达到</W><Figure spot={gate.at('score')} label='先达到几分' unit='分' hint='不限' max={1e6} width={84} />
        </div>
      )
    }
    default: return kind satisfies never
  }
}
