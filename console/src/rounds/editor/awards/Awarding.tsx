import type { PhaseConfig, RoundConfig } from '../../../../../contract/round-config'
import { Choice, Figure, Flag, Moment, Several, Toggle } from '../../../editor/fields/controls'
import { More, Row } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { reveal } from '../words'
import { AwardRows } from './AwardRows'
import { Certificates, Draws } from './Draws'

const boards = [['day', '日榜'], ['week', '周榜'], ['phase', '分期榜']] as const

/** When answers and ranks are shown, and what there is to win. */
export function Awarding({ root, phase }: { root: Spot<RoundConfig>; phase: Spot<PhaseConfig> }) {
  const show = root.at('show')
  const awards = root.at('awards')
  const ranked = !root.value.practice
  return (
    <>
      <Row label='公布答案与解析' path={phase.at('reveal').path}><Choice spot={phase.at('reveal')} label='公布答案与解析' options={reveal} /></Row>
      {ranked ? (
        <>
          <Row label='个人榜' path='show.personBoard'><Flag spot={show.at('personBoard')} label='公布个人榜' on='公布' off='不公布' /></Row>
          <Row label='单位榜' path='show.unitBoard'><Flag spot={show.at('unitBoard')} label='公布单位榜' on='公布' off='不公布' /></Row>
          <AwardRows spot={awards.at('persons')} label='个人奖' units={false} />
          <AwardRows spot={awards.at('units')} label='单位奖' units />
          <Certificates spot={awards.at('certificates')} />
        </>
      ) : null}
      <More>
        <Row label='答案最早公布时间' path={phase.at('revealAt').path} hint='到了这个时间才公布，不管上面怎么选'><Moment spot={phase.at('revealAt')} label='答案最早公布时间' optional /></Row>
        <Row label='另设个人榜' path='show.personBoards' whole><Several spot={show.at('personBoards')} label='另设个人榜' options={boards} /></Row>
        <Row label='另设单位榜' path='show.unitBoards' whole><Several spot={show.at('unitBoards')} label='另设单位榜' options={boards} /></Row>
        <Row label='个人榜公布前' path='show.top'><Figure spot={show.at('top')} label='个人榜公布前几名' unit='名' hint='全部' min={1} max={10000} /></Row>
        <Row label='本人看得到得分' path='show.score'><Toggle spot={show.at('score')} label='本人看得到得分' absent /></Row>
        <Row label='本人看得到名次' path='show.rank'><Toggle spot={show.at('rank')} label='本人看得到名次' absent /></Row>
        <Row label='本人看得到答题记录' path='show.history'><Toggle spot={show.at('history')} label='本人看得到答题记录' absent /></Row>
        {ranked ? <Draws spot={awards.at('draws')} /> : null}
      </More>
    </>
  )
}
