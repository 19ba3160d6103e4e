import { useData } from '../../services/data'
import { count, percent } from '../../services/format'
import { request, type Answer } from '../../services/request'
import { Empty, Loaded } from '../../shell/States'
import { Column } from '../Column'
import { useAsked } from './asked'
import { Boards, Hidden } from './Boards'
import { UnitTree } from './PeopleView'
import { points } from './words'

type Scores = Answer<'GET /organiser/rounds/:id/results/distribution'>

/** How the scores that count lie: figures, bars, and the same as a table. */
export function ScoresView({ roundId }: { roundId: string }) {
  const { get, ask } = useAsked()
  const [board, unit] = [get('board'), get('unit')]
  const found = useData(() => request('GET /organiser/rounds/:id/results/distribution', { id: roundId, board, unit }), `${roundId} ${board} ${unit}`, { keep: true })
  return (
    <Loaded of={found} failed='分数分布暂时取不出来' rows={8}>
      {(scores) => (
        <section aria-label='分数分布' aria-busy={found.loading}>
          <div className='result-bar'>
            <Boards boards={scores.boards} board={scores.board} change={(id) => ask({ board: id })} />
            <UnitTree value={unit} choose={(id) => ask({ unit: id })} />
          </div>
          <Hidden shown={scores.shown} own={scores.own} what='个人榜' />
          {scores.n ? <Lie scores={scores} /> : <div className='box'><Empty title='还没有成绩' text='有人交卷以后，这里显示分数的分布。' /></div>}
        </section>
      )}
    </Loaded>
  )
}

function Lie({ scores }: { scores: Scores }) {
  const { n, full, classes, mean, median, deviation, lower, upper, least, most, fullMarks, passed } = scores
  const top = Math.max(1, ...classes.map((one) => one.n))
  const said = (value: number | null) => (value === null ? '—' : points(Number(value.toFixed(1))))
  const figure = (name: string, value: string, note: string) => <div className='figure'><span className='sub'>{name}</span><b className='num'>{value}</b><span className='cap num'>{note}</span></div>
  return (
    <>
      <div className='box figures score-figures'>
        {figure('平均分', said(mean), `${count(n)} 人${full === null ? '' : `，满分 ${points(full)}`}`)}
        {figure('中位数', said(median), `最低 ${said(least)}，最高 ${said(most)}`)}
        {figure('中间一半', `${said(lower)}–${said(upper)}`, '下四分位到上四分位')}
        {figure('标准差', said(deviation), '越小越集中')}
        {passed === null ? figure('满分', `${count(fullMarks)} 人`, percent(fullMarks / n)) : figure('合格率', percent(passed / n), `${count(passed)} 人合格，满分 ${count(fullMarks)} 人`)}
      </div>
      <div className='box score-lie'>
        <div className='score-chart' aria-hidden>
          {classes.map(({ from, to, n: own }) => (
            <div key={from} className='score-class'>
              <Column n={own} top={top} />
              <span className='cap num score-name'>{points(from)}<br />–{points(to)}</span>
            </div>
          ))}
        </div>
        <table className='score-table num'>
          <caption>各分数段的人数</caption>
          <thead><tr><th scope='col'>分数段</th><th scope='col'>人数</th><th scope='col'>占比</th></tr></thead>
          <tbody>
            {classes.map(({ from, to, n: own }, i) => (
              <tr key={from}><th scope='row'>{i === classes.length - 1 ? `${points(from)}–${points(to)}` : `${points(from)} 到不满 ${points(to)}`}</th><td>{count(own)}</td><td>{percent(own / n)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className='cap'>按计入成绩的分数统计，每人一个分数，没有名次的也在内。标准差按全体算（Excel 的 STDEV.P），四分位同 QUARTILE.INC。</p>
    </>
  )
}
