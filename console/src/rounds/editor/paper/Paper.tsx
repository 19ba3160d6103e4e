import { Radio } from 'antd'
import type { PaperRule, PhaseConfig } from '../../../../../contract/round-config'
import { Flag, Toggle } from '../../../editor/fields/controls'
import { More, Row } from '../../../editor/fields/Row'
import { as, type Spot } from '../../../editor/paths'
import { Alternatives } from './Alternatives'
import { FixedQuestions } from './FixedQuestions'
import { Parts } from './Parts'

type Drawn = Extract<PaperRule, { kind: 'drawn' }>
type Fixed = Extract<PaperRule, { kind: 'fixed' }>

/** What is asked. */
export const Paper = ({ phase }: { phase: Spot<PhaseConfig> }) => (
  <>
    <PaperFields spot={phase.at('paper')} name='试卷' />
    <More><Alternatives spot={phase.at('alternatives')} /></More>
  </>
)

/** A paper drawn from banks, or made of questions picked. */
export function PaperFields({ spot, name }: { spot: Spot<PaperRule>; name: string }) {
  const { kind, shuffleQuestions, shuffleOptions } = spot.value
  const turn = (next: PaperRule['kind']) => {
    if (next === kind) return
    const order = { shuffleQuestions, shuffleOptions }
    spot.set(next === 'drawn' ? { kind: 'drawn', parts: [{ type: 'single', count: 10, points: 10 }], ...order } : { kind: 'fixed', questions: [], ...order })
  }
  return (
    <>
      <Row label={`${name}来源`} path={spot.at('kind').path}>
        <Radio.Group aria-label={`${name}来源`} optionType='button' className='rule-choice' value={kind} options={[{ value: 'drawn', label: '从题库抽' }, { value: 'fixed', label: '选定题目' }]} onChange={({ target }) => turn(target.value as PaperRule['kind'])} />
      </Row>
      {kind === 'drawn' ? <Parts spot={as<Drawn>(spot).at('parts')} /> : <FixedQuestions spot={as<Fixed>(spot).at('questions')} />}
      <Row label='题目顺序' path={spot.at('shuffleQuestions').path}><Flag spot={spot.at('shuffleQuestions')} label='打乱题目顺序' on='每人打乱' off='照原来的顺序' /></Row>
      <Row label='选项顺序' path={spot.at('shuffleOptions').path}><Flag spot={spot.at('shuffleOptions')} label='打乱选项顺序' on='每人打乱' off='照原来的顺序' /></Row>
      {kind === 'drawn' ? <Row label='题目不限量' path={as<Drawn>(spot).at('endless').path} hint='限时内能答多少答多少，题数只是预备的量'><Toggle spot={as<Drawn>(spot).at('endless')} label='题目不限量' on='不限' off='按题数' /></Row> : null}
    </>
  )
}
