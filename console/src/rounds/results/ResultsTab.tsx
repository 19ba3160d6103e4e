import { Choice } from '../../shell/Choice'
import { Empty } from '../../shell/States'
import { useFrame } from '../frame'
import { useAsked } from './asked'
import { BulletinView } from './BulletinView'
import { PeopleView } from './PeopleView'
import { RescoredView } from './RescoredView'
import { ScoresView } from './ScoresView'
import { UnitsView } from './UnitsView'
import { hasResults, VIEWS, type View } from './words'
import './results.css'

const views: Record<View, (props: { roundId: string }) => JSX.Element> = { units: UnitsView, people: PeopleView, scores: ScoresView, bulletin: BulletinView, rescored: RescoredView }

const kinds: Record<View, string> = { units: 'units', bulletin: 'units', people: 'people', scores: 'people', rescored: '' }

/** What came out of a round: for units, for persons, as a distribution, as the table of a notice. */
export function ResultsTab() {
  const { round } = useFrame()
  const { get, ask } = useAsked()
  if (!hasResults(round)) return <div className='box'><Empty title={round.practice ? '练习不排名次' : '还没有开始'} text={round.practice ? '谁练过、练了几次，只有本人看得到。' : '开始以后，这里显示各单位和每个人的成绩。'} /></div>
  const asked = get('view')
  const view = VIEWS.find(({ value }) => value === asked)?.value ?? 'units'
  const Shown = views[view]
  // Units and persons have boards of their own; what is asked of the same goes along.
  const change = (next: View) => ask({
    view: next === 'units' ? undefined : next, offset: undefined, group: undefined, mark: undefined, search: undefined,
    ...(kinds[next] !== kinds[view] && { board: undefined, depth: undefined, parent: undefined, unit: undefined })
  })
  return (
    <>
      <div className='result-views'><Choice<View> label='看什么' value={view} change={change} items={[...VIEWS]} /></div>
      <Shown key={`${round.id} ${view}`} roundId={round.id} />
    </>
  )
}
