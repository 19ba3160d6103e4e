import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { PaperRule } from '../../../../../contract/round-config'
import { request } from '../../../services/request'
import { createStore } from '../../../services/store'
import { Figure } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'
import { QuestionPicker } from './QuestionPicker'

type Picked = Extract<PaperRule, { kind: 'fixed' }>['questions']

const stems = createStore<{ of: Record<string, string> }>({ of: {} })
export const learnStem = (id: string, stem: string) => stems.set({ of: { ...stems.get().of, [id]: stem } })

/** So many rows are drawn at a time: a paper may have five hundred. */
const SHOWN = 30

/** Questions of a fixed paper, in its order. */
export function FixedQuestions({ spot }: { spot: Spot<Picked> }) {
  const [picking, pick] = useState(false)
  const [shown, show] = useState(SHOWN)
  const { value } = spot
  const part: Spot<Picked | undefined> = { ...spot, value: value.slice(0, shown), set: (next) => spot.set([...(next ?? []), ...value.slice(shown)]), at: spot.at.bind(spot) } as Spot<Picked | undefined>
  return (
    <Row label='题目' path={spot.path} whole hint={<span className='num'>共 {value.length} 题，满分 {Number(value.reduce((sum, { points }) => sum + (points || 0), 0).toFixed(2))} 分</span>}>
      <Rows spot={part} name='题' add='从题库选题' ordered always make={() => { pick(true); return null }}>
        {(question, i) => (
          <div className='rule-controls'>
            <span className='num cap'>{i + 1}.</span><Stem id={question.value.question} />
            <Figure spot={question.at('points')} label={`第 ${i + 1} 题分值`} unit='分' max={1000} width={76} />
          </div>
        )}
      </Rows>
      {value.length > shown ? <Button size='small' onClick={() => show(shown + SHOWN)}>再显示 {Math.min(SHOWN, value.length - shown)} 题</Button> : null}
      {picking ? <QuestionPicker taken={value.map(({ question }) => question)} close={() => pick(false)} add={(ids) => spot.set([...value, ...ids.map((question) => ({ question, points: value.at(-1)?.points ?? 2 }))])} /> : null}
    </Row>
  )
}

function Stem({ id }: { id: string }) {
  const stem = stems.use((state) => state.of[id])
  useEffect(() => {
    if (stem === undefined) request('GET /questions/:id', { id }).then(({ body }) => learnStem(id, body.stem), () => learnStem(id, '这道题取不出来'))
  }, [id, stem])
  return <span className='grow one-line rule-stem' title={stem}>{stem ?? '…'}</span>
}
