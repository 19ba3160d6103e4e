import { Input } from 'antd'
import { useState } from 'react'
import type { Audience } from '../../../../../contract/round-config'
import { Flag, Part, Several } from '../../../editor/fields/controls'
import { useGroups } from '../fields/Phase'
import { Row, W } from '../../../editor/fields/Row'
import { Units } from '../../../editor/fields/Units'
import type { Spot } from '../../../editor/paths'
import { Members } from './Members'

type Out = NonNullable<Audience['outOfRanking']>

/** Take part and are listed without a rank. */
export function OutOfRanking({ spot }: { spot: Spot<Out | undefined> }) {
  const groups = useGroups()
  return (
    <Row label='不列名次的人' path={spot.path} hint='如主办单位、邀请来的人：可以答题，不占名次和奖项' whole>
      <Part<Out> spot={spot} label='不列名次的人' off='没有' make={() => ({ forUnit: false })}>
        {(out) => (
          <div className='rule-rows'>
            <div className='rule-controls'><W>单位</W><Units spot={out.at('units')} label='不列名次的单位' optional /></div>
            {groups.length ? <div className='rule-controls'><W>组别</W><Several spot={out.at('groups')} label='不列名次的组别' options={groups} /></div> : null}
            <div className='rule-controls'><W>人员</W><Members spot={out.at('members')} /></div>
            <div className='rule-controls'><W>成绩计入所在单位</W><Flag spot={out.at('forUnit')} label='不列名次的人成绩计入单位' on='计入' off='不计入' /></div>
          </div>
        )}
      </Part>
    </Row>
  )
}

/** A text that is read when one has finished typing it. */
export function usePasted(): [string, (text: string) => void, JSX.Element] {
  const [text, set] = useState('')
  return [text, set, <Input.TextArea key='pasted' aria-label='粘贴姓名或工号' autoSize={{ minRows: 2, maxRows: 6 }} value={text} onChange={({ target }) => set(target.value)} placeholder='每行一个姓名或工号' />]
}
