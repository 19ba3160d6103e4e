import { Select } from 'antd'
import type { Audience } from '../../../../../contract/round-config'
import { Figure, Flag, Moment, Part, Several } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { useEditing } from '../fields/useEditing'
import type { Spot } from '../../../editor/paths'

/** Signing up beforehand, and what is asked for. */
export function SignUp({ spot }: { spot: Spot<Audience['signUp']> }) {
  const { config } = useEditing()
  const opens = Math.min(...config.phases.map(({ window }) => window.opensAt))
  return (
    <Row label='报名' path={spot.path} hint='要先报名才能答题的，再到“作答方式”的开始条件里加“先报名”' whole>
      <Part<NonNullable<Audience['signUp']>> spot={spot} label='报名' off='不用报名' make={() => ({ opensAt: opens - 7 * 86_400_000, closesAt: opens, late: false })}>
        {(signUp) => (
          <div className='rule-rows'>
            <div className='rule-controls'><Moment spot={signUp.at('opensAt')} label='报名开始' /><W>至</W><Moment spot={signUp.at('closesAt')} label='报名截止' /></div>
            <div className='rule-controls'><W>截止后报名</W><Flag spot={signUp.at('late')} label='截止后还能报名' on='可以，不列名次' off='不可以' /></div>
            <div className='rule-controls'><W>报名时填</W><Asked spot={signUp.at('fields')} /></div>
          </div>
        )}
      </Part>
    </Row>
  )
}

const Asked = ({ spot }: { spot: Spot<string[] | undefined> }) => (
  <Select<string[]>
    mode='tags' aria-label='报名时要填的项目' data-field={spot.path} className='rule-units' value={spot.value ?? []} placeholder='如：手机号、科室，每项按回车' tokenSeparators={['、', '，', ',']} maxCount={20}
    onChange={(fields) => spot.set(fields.length ? fields.map((field) => field.slice(0, 20)) : undefined)}
  />
)

const duties = [['proxy', '代录纸质答卷'], ['excuse', '登记免于参加'], ['export', '导出名单'], ['remind', '提醒未参加的人']] as const

export const Delegated = ({ spot }: { spot: Spot<Audience['delegated']> }) => (
  <Row label='下级组织者可以' path={spot.path} hint='各管各的单位。级别：0 是最上级，往下依次加 1' whole>
    <Part<NonNullable<Audience['delegated']>> spot={spot} label='下级组织者' off='只看进度' make={() => ({ level: 1, may: ['excuse', 'remind'] })}>
      {(delegated) => <><W>级别</W><Figure spot={delegated.at('level')} label='哪一级的组织者' unit='级及以下' max={20} /><Several spot={delegated.at('may') as Spot<NonNullable<Audience['delegated']>['may'] | undefined>} label='下级组织者可以做什么' options={duties} /></>}
    </Part>
  </Row>
)
