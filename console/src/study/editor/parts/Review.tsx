import type { PlanConfig } from '../../../../../contract/plan-config'
import { Choice } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { review, seenBy } from '../words'

/** Who looks at what was handed in. */
export const Review = ({ root }: { root: Spot<PlanConfig> }) => (
  <>
    <Row label='审核' path='review' hint='退回要写原因，本人看得到，得到的积分收回；退回以后当天还可以再交'><Choice spot={reviewOf(root)} label='审核' options={review} absent='none' /></Row>
    <Row label='谁能看到' path='seenBy' hint='打卡交的文字、照片和录音。组织者只看得到自己管的单位的'><Choice spot={root.at('seenBy') as Spot<PlanConfig['seenBy'] | undefined>} label='谁能看到打卡内容' options={seenBy} /></Row>
  </>
)

const reviewOf = (root: Spot<PlanConfig>): Spot<'none' | 'after' | 'before' | undefined> => root.at('review') as Spot<'none' | 'after' | 'before' | undefined>
