import type { Fact, RoundConfig, StudyFact } from '../../../../../contract/round-config'
import { Moment, Part, Several } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import type { Options } from '../../../editor/options'
import type { Spot } from '../../../editor/paths'
import { facts } from '../words'

const STUDY: readonly Fact[] = ['studyPoints', 'studyDone', 'checkIns', 'reflections'] satisfies StudyFact[]
const options = facts.filter(([fact]) => STUDY.includes(fact)) as unknown as Options<StudyFact>

/** Rules that look at study say `"fact": …` somewhere. */
const looksAtStudy = (config: RoundConfig) => STUDY.some((fact) => JSON.stringify(config).includes(`"fact":"${fact}"`))

/** Where figures of study come from: the record of the system, or a list. */
export const StudySource = ({ root }: { root: Spot<RoundConfig> }) => (looksAtStudy(root.value) || root.value.study ? (
  <Row label='学习情况' path='study' hint='学习积分、打卡、心得按系统里的记录计算；用别的平台的数，改为由组织者登记' whole>
    <Part<NonNullable<RoundConfig['study']>> spot={root.at('study')} label='学习情况怎么算' off='都按系统记录' make={() => ({})}>
      {(study) => <><W>从</W><Moment spot={study.at('from')} label='学习情况从什么时候算起' optional /><W>起算，由组织者登记的是</W><Several spot={study.at('byHand')} label='哪些由组织者登记' options={options} /></>}
    </Part>
  </Row>
) : null)
