import type { PhaseConfig, RoundConfig } from '../../../../../contract/round-config'
import { Choice, Words } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { roles } from '../words'

/** What a phase is called and what it is for; of a round with one phase nobody hears of phases. */
export function PhaseKind({ root, phase }: { root: Spot<RoundConfig>; phase: Spot<PhaseConfig> }) {
  if (root.value.phases.length < 2 && phase.value.role === undefined && phase.value.name === undefined) return null
  return (
    <>
      <Row label='阶段名称' path={phase.at('name').path} hint='不填就按类别叫，如“第 1 关”'><Words spot={phase.at('name')} label='阶段名称' max={20} optional width={220} /></Row>
      <Row label='阶段类别' path={phase.at('role').path} hint='练习不计成绩；补考替另一个阶段计成绩'><Choice spot={phase.at('role')} label='阶段类别' options={roles} absent='scored' /></Row>
    </>
  )
}
