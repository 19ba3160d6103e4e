import type { EventConfig, NoShow } from '../../../../../contract/event-config'
import { Figure, Part } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'

/** Whoever neither came nor took it back cannot sign up for a while. */
export const NoShowFields = ({ root }: { root: Spot<EventConfig> }) => (
  <Row label='爽约' path='noShow' hint='报了名没来，也没有取消的，过一段时间才能再报；要设签到' whole>
    <Part<NoShow> spot={root.at('noShow')} label='爽约' off='不管' make={() => ({ steps: [{ times: 2, within: 90, days: 30 }], appealDays: 7 })}>
      {(rule) => (
        <div className='rule-rows event-wide'>
          <Rows<NoShow['steps'][number]> spot={rule.at('steps')} name='档' add='加一档' always make={(list) => (list.length < 6 ? { times: (list.at(-1)?.times ?? 0) + 1, within: 90, days: (list.at(-1)?.days ?? 0) + 30 } : null)}>
            {(step, i) => (
              <>
                <Figure spot={step.at('within')} label={`第 ${i + 1} 档看几天内`} unit='天内' min={1} max={730} hint='一直' /><Figure before='有' spot={step.at('times') as Spot<number | undefined>} label={`第 ${i + 1} 档几次没来`} unit='次没来，' min={1} max={20} width={70} />
                <Figure spot={step.at('days') as Spot<number | undefined>} label={`第 ${i + 1} 档停几天`} unit='天不能再报' min={1} max={730} />
              </>
            )}
          </Rows>
          <div className='rule-controls'><Figure before='本人可以在' spot={rule.at('appealDays')} label='几天内说明情况' unit='天内说明情况' min={1} max={60} hint='停着时都行' width={110} /></div>
        </div>
      )}
    </Part>
  </Row>
)
