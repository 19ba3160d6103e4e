import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Rule } from '@/components/Rule'
import { a11y } from '@/platform/a11y'
import { ByType } from '@/quiz/result/ByType'
import { Facts } from '@/quiz/result/Facts'
import { points } from '@/services/format'
import { withoutPictures } from '@/services/pictures'
import { Waiting } from '../parts/Waiting'
import { byType, missed, questionAt, rightCount, scoreOf, type Practising } from './practising'
import { useStreak } from './useStreak'
import { againWords, keyOf, missedWords, resultWords } from './words'

/** How it went. */
export function Ending ({ state, best, onShow }: { state: Practising, best: number, onShow: (pos: number) => void }) {
  const { kind } = state
  const streak = useStreak(kind === 'daily')
  const wrong = missed(state)
  const right = rightCount(state)
  const stopped = kind === 'challenge' && wrong.length > 0
  const said = [missedWords(state), streak ? `已连续 ${streak} 天` : '', kind === 'challenge' && right > best && best ? `超过了以前最好的 ${best} 题` : '']
  return (
    <>
      <View className='top'><Rule /></View>
      <View className='hd'>
        <View className={stopped ? 'hd-said' : 'hd-said green'}><Icon name={stopped ? 'info' : 'done'} size={20} /><View className='num'>{resultWords(state)}</View></View>
        <Figure state={state} />
        {said.filter(Boolean).map((one) => <View key={one} className='sub center num'>{one}</View>)}
        <Waiting />
      </View>
      {kind === 'mock' ? <Paper state={state} /> : null}
      {wrong.length ? (
        <>
          <View className='sect ending-head'><View className='sect-title'>没有答对的题</View></View>
          <Cells>
            {wrong.map((pos) => {
              const question = questionAt(state, pos)
              return question ? (
                <Cell
                  key={pos} title={`${pos}. ${withoutPictures(question.stem)}`} note={`正确答案：${keyOf(question)}`}
                  label={`${pos}. ${withoutPictures(question.stem)}，看解析`} onClick={() => onShow(pos)}
                />
              ) : null
            })}
          </Cells>
        </>
      ) : null}
    </>
  )
}

function Figure ({ state }: { state: Practising }) {
  const right = rightCount(state)
  const total = state.questions.length
  const { got, full } = scoreOf(state)
  const [figure, unit, label, below] = state.kind === 'mock'
    ? [points(got), '分', `${points(got)} 分，满分 ${points(full)} 分`, `满分 ${points(full)} 分`]
    : state.kind === 'challenge'
      ? [String(right), '题', `连对 ${right} 题`, '连对']
      : [String(right), `/ ${total} 题`, `答对 ${right} 题，共 ${total} 题`, '答对']
  return (
    <>
      <View className='hd-score num' {...a11y({ role: 'img', label })}>
        <View className='score red'>{figure}</View>
        <View className='hd-unit'>{unit}</View>
      </View>
      <View className='sub num'>{below}</View>
    </>
  )
}

/** mock: what a paper's result shows. */
function Paper ({ state }: { state: Practising }) {
  const timeMs = Math.max(0, Math.min(state.doneAt ?? 0, state.deadlineAt ?? Infinity) - state.startedAt)
  const types = byType(state).map(({ type, places }) => {
    const { got, full } = scoreOf(state, places)
    return { type, correct: places.filter((pos) => state.judged[pos]).length, total: places.length, score: got, full }
  })
  return (
    <>
      <Facts result={{ correct: rightCount(state), total: state.questions.length, timeMs, rank: null }} />
      <ByType result={{ byType: types }} />
    </>
  )
}

export function EndingFooter ({ kind, onAgain, onReview }: { kind: Practising['kind'], onAgain: () => void, onReview: () => void }) {
  const again = againWords[kind]
  return (
    <>
      {again ? <Button block className='ending-again' onClick={onAgain}>{again}</Button> : null}
      <Button block kind={again ? 'second' : 'primary'} onClick={onReview}>看答案与解析</Button>
    </>
  )
}
