import type { PhaseConfig, RoundConfig } from '../../../../../contract/round-config'
import { Choice, Flag, Words } from '../../../editor/fields/controls'
import { Groups } from '../../../editor/fields/Groups'
import { More, Row } from '../../../editor/fields/Row'
import { Units } from '../../../editor/fields/Units'
import type { Spot } from '../../../editor/paths'
import { late } from '../words'
import { Batches } from './Batches'
import { OutOfRanking } from './OutOfRanking'
import { PhaseKind } from './PhaseKind'
import { Delegated, SignUp } from './SignUp'
import { ShutTimes, Window } from './Window'

const ways = [['unit', '按单位'], ['roster', '按名单'], ['choice', '报名时自己选']] as const

/** Who takes part, and when. */
export function Scope({ root, phase }: { root: Spot<RoundConfig>; phase: Spot<PhaseConfig> }) {
  const audience = root.at('audience')
  return (
    <>
      <Row label='名称' path='title'><Words spot={root.at('title')} label='名称' max={40} placeholder='如：党史知识竞赛第三轮' /></Row>
      <Row label='主题' path='topic' hint='可以不填，写在名称下面'><Words spot={root.at('topic')} label='主题' max={40} /></Row>
      <Row label='参加单位' path='audience.units' hint='选上级单位就包括它下面的全部单位' whole><Units spot={audience.at('units')} label='参加单位' /></Row>
      <PhaseKind root={root} phase={phase} />
      <Window spot={phase.at('window')} />
      <More>
        <Row label='只作练习' path='practice' hint='练习不排名次，没有榜单和奖项'><Flag spot={root.at('practice')} label='只作练习' /></Row>
        <Row label='开赛后入册的人' path='audience.late'><Choice spot={audience.at('late')} label='开赛后入册的人' options={late} /></Row>
        <ShutTimes spot={phase.at('window')} />
        <Batches spot={phase.at('window')} />
        <SignUp spot={audience.at('signUp')} />
        <Groups<'roster' | 'choice'> spot={audience.at('groups')} ways={ways} hint='各组可以分别排名、用不同的试卷、有各自的晋级名额' />
        <OutOfRanking spot={audience.at('outOfRanking')} />
        <Delegated spot={audience.at('delegated')} />
      </More>
    </>
  )
}
