import type { WindowRule } from '../../../../../contract/round-config'
import { Clock, Moment, Part, Words } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { Units } from '../../../editor/fields/Units'
import type { Spot } from '../../../editor/paths'

/** Units with a window of their own; the others have the whole. */
export function Batches({ spot }: { spot: Spot<WindowRule> }) {
  const { opensAt, closesAt } = spot.value
  return (
    <Row label='分批' path={spot.at('batches').path} hint='有自己时间的单位；没有列在这里的按整个阶段的时间' whole>
      <Rows spot={spot.at('batches')} name='批次' add='加一批' make={() => ({ units: [], opensAt, closesAt })}>
        {(batch, i) => (
          <>
            <Words spot={batch.at('name')} label={`第 ${i + 1} 批的名称`} max={30} optional placeholder={`第 ${i + 1} 批`} width={140} />
            <Units spot={batch.at('units')} label={`第 ${i + 1} 批的单位`} />
            <Moment spot={batch.at('opensAt')} label={`第 ${i + 1} 批开始`} /><W>至</W><Moment spot={batch.at('closesAt')} label={`第 ${i + 1} 批截止`} />
            <Part spot={batch.at('daily')} label={`第 ${i + 1} 批每天的时段`} off='全天' make={() => ({ from: 480, to: 1320 })}>
              {(daily) => <><Clock spot={daily.at('from')} label={`第 ${i + 1} 批每天几点开始`} /><W>至</W><Clock spot={daily.at('to')} label={`第 ${i + 1} 批每天几点结束`} end /></>}
            </Part>
          </>
        )}
      </Rows>
    </Row>
  )
}
