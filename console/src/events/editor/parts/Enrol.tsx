import type { Enrol, EnrolHow, EventConfig } from '../../../../../contract/event-config'
import { Choice, Figure, Moment, Part, Toggle, Words } from '../../../editor/fields/controls'
import { More, Row } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'
import { hows } from '../words'
import { BeforeField } from './BeforeField'

const by = [['unit', '所在单位'], ['organiser', '主办单位']] as const
const said: Record<EnrolHow, string> = {
  'first-come': '报上就算，报满为止', lot: '截止以后从报名的人里抽签', review: '报名后由组织者审核，通过才算', nominated: '由各单位的组织者报送名单，成员自己不报', 'opt-out': '面向的人都要参加，不用报名，有事请假'
}

/** With another way of getting in what was set for the old one goes. */
function howOf(root: Spot<EventConfig>): Spot<EnrolHow | undefined> {
  const enrol = root.at('enrol')
  return {
    ...(enrol.at('how') as Spot<EnrolHow | undefined>), set: (how) => {
      const { how: _, stages, decideBy, drawAt, waitlist, group, ...rest } = enrol.value
      const next: Enrol = how === 'opt-out'
        ? { how, ...(rest.cancel !== undefined && { cancel: rest.cancel }), ...(rest.change !== undefined && { change: rest.change }) }
        : {
            how: how ?? 'first-come', ...rest, ...(how !== 'nominated' && { ...(waitlist && { waitlist }), ...(group && { group }) }), ...(how === 'lot' && drawAt !== undefined && { drawAt }),
            ...((how === 'review' || how === 'nominated') && stages && { stages }), ...(how === 'review' && { ...(decideBy !== undefined && { decideBy }) })
          }
      enrol.set(next)
    }
  }
}

/** How one gets a seat, from when until when, and how it is given back. */
export function EnrolFields({ root }: { root: Spot<EventConfig> }) {
  const enrol = root.at('enrol')
  const { how } = enrol.value
  const signed = how !== 'opt-out'
  const many = root.value.sessions.length > 1
  return (
    <>
      <Row label='怎样报名' path='enrol.how' hint={said[how]}><Choice spot={howOf(root)} label='怎样报名' options={hows} /></Row>
      {signed ? (
        <>
          <Row label='开始报名' path='enrol.opensAt' hint='不填就是一发布就可以报'><Moment spot={enrol.at('opensAt')} label='开始报名' optional /></Row>
          <Row label='截止报名' path='enrol.closesAt' hint='不填就是到每场开始前，或按下面各场的期限'><Moment spot={enrol.at('closesAt')} label='截止报名' optional /></Row>
          <Row label='各场截止' path='enrol.closes'><BeforeField spot={enrol.at('closes')} label='各场截止' absent='到开始为止' /></Row>
        </>
      ) : null}
      {how === 'lot' ? <Row label='抽签时间' path='enrol.drawAt' hint='到时间自动抽，并公布抽签用的种子；不填就是截止时'><Moment spot={enrol.at('drawAt')} label='抽签时间' optional /></Row> : null}
      {how === 'review' || how === 'nominated' ? (
        <>
          <Row label='审核步骤' path='enrol.stages' hint={how === 'review' ? '不加就是一步，由主办单位审核' : '不加就是报送了就算；要再审核的，写在这里'} whole>
            <Rows<NonNullable<Enrol['stages']>[number]> spot={enrol.at('stages')} name='步骤' add='加一步' ordered make={(list) => (list.length < 6 ? { name: list.length ? '资格审核' : '单位推荐', by: list.length ? 'organiser' : 'unit' } : null)}>
              {(stage, i) => <><Words spot={stage.at('name')} label={`第 ${i + 1} 步的名称`} max={20} width={150} /><Choice spot={stage.at('by') as Spot<'unit' | 'organiser' | undefined>} label={`第 ${i + 1} 步由谁审核`} options={by} /></>}
            </Rows>
          </Row>
          {how === 'review' ? <Row label='何时公布' path='enrol.decideBy' hint='写在通知里：最晚什么时候告诉结果'><Moment spot={enrol.at('decideBy')} label='何时公布审核结果' optional /></Row> : null}
        </>
      ) : null}
      {signed && how !== 'nominated' ? (
        <Row label='候补' path='enrol.waitlist' hint='报满以后可以排队，有人取消就按次序补上' whole>
          <Part<NonNullable<Enrol['waitlist']>> spot={enrol.at('waitlist')} label='候补' off='没有候补' make={() => ({ claimMinutes: 60, sparesNight: true })}>
            {(line) => (
              <div className='rule-rows'>
                <div className='rule-controls'><Figure before='轮到的人要在' spot={line.at('claimMinutes')} label='几分钟内确认' unit='分钟内确认' min={5} max={10080} hint='不用确认' width={100} /><Toggle spot={line.at('sparesNight')} label='夜里到时的顺延到早上 9:00' on='夜里（22:00—8:00）到时的，顺延到 9:00' off='夜里（22:00—8:00）到时的，顺延到 9:00' /></div>
                <div className='rule-controls'><Figure before='每场最多' spot={line.at('most')} label='每场最多几人候补' unit='人候补' min={1} hint='不限' /></div>
                <div className='rule-controls'><span className='whole'>最晚补到</span><BeforeField spot={line.at('until')} label='最晚补到' absent='开始' /></div>
              </div>
            )}
          </Part>
        </Row>
      ) : null}
      <Row label={signed ? '取消期限' : '请假期限'} path='enrol.cancel'><BeforeField spot={enrol.at('cancel')} label={signed ? '取消期限' : '请假期限'} absent='到开始为止' marks={[['end', '到结束为止'], ['never', signed ? '不能取消' : '不能请假']]} /></Row>
      {many && signed ? <Row label='改场次期限' path='enrol.change'><BeforeField spot={enrol.at('change') as Spot<Enrol['cancel']>} label='改场次期限' absent='和取消一样' marks={[['never', '不能改']]} /></Row> : null}
      {signed ? (
        <>
          <Row label='每人场数' path='enrol.mostSessions' hint='不填就是一共一场'><Figure before='一共最多' spot={enrol.at('mostSessions')} label='每人一共最多几场' unit='场，' min={1} max={1000} hint='1' /><Figure before='每天最多' spot={enrol.at('mostADay')} label='每人每天最多几场' unit='场' min={1} max={1000} hint='不限' /></Row>
          <More label='团体报名、放号、提前几天'>
            {how === 'nominated' ? null : (
              <Row label='团体报名' path='enrol.group' hint='一个人替几个人一起报' whole>
                <Part<NonNullable<Enrol['group']>> spot={enrol.at('group')} label='团体报名' off='各人报各人的' make={() => ({ most: 5 })}>
                  {(group) => (
                    <div className='rule-rows'>
                      <div className='rule-controls'><Figure before='一次' spot={group.at('least')} label='团体最少几人' min={1} max={1000} hint='1' /><Figure before='至' spot={group.at('most') as Spot<number | undefined>} label='团体最多几人' unit='人，连报名的人在内' min={1} max={1000} /></div>
                      <div className='rule-controls'><span className='whole'>报名的人</span><Toggle spot={group.at('leaderComes')} label='报名的人自己也来' on='自己也来' off='可以不来' absent /></div>
                    </div>
                  )}
                </Part>
              </Row>
            )}
            <Row label='放号' path='enrol.release' hint='每场的名额到时候才放出来，如：前一天 10:00'><BeforeField spot={enrol.at('release')} label='放号' absent='一开始就放' /></Row>
            <Row label='提前几天' path='enrol.ahead' whole>
              <Part<NonNullable<Enrol['ahead']>> spot={enrol.at('ahead')} label='至少提前几天' off='不限' make={() => ({ days: 3 })}>
                {(ahead) => <><Figure before='至少提前' spot={ahead.at('days') as Spot<number | undefined>} label='至少提前的天数' unit='天，' min={1} max={90} /><Toggle spot={ahead.at('working')} label='只算工作日' on='只算工作日' off='周末也算' /></>}
              </Part>
            </Row>
          </More>
        </>
      ) : null}
    </>
  )
}
