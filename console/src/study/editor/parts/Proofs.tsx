import { Radio } from 'antd'
import type { PlanTask, Proof } from '../../../../../contract/plan-config'
import { Figure, Pick, Several, Toggle, Words } from '../../../editor/fields/controls'
import { W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { freshId } from '../../../editor/lists'
import type { Options } from '../../../editor/options'
import { as, type Spot } from '../../../editor/paths'
import { useEditing } from '../useEditing'
import { newProof, numbersOf, proofKinds, proofsOf } from '../words'
import { QuizPick } from './picks'

type Of<K extends Proof['kind']> = Extract<Proof, { kind: K }>

/** What shows that it was done; each in the list is asked for. `name`: for those who do not see whose list it is. */
export function Proofs({ spot, name, always }: { spot: Spot<PlanTask['proofs'] | undefined>; name: string; always?: boolean }) {
  const { config } = useEditing()
  const freshNumber = () => freshId(proofsOf(config).flatMap((proof) => (proof.kind === 'number' ? [proof.id] : [])), 'number')
  return (
    <Rows<Proof> spot={spot} name={`${name}要求`} add='加一项要求' always={always} ordered make={(list) => (list.length < 6 ? newProof('text', freshNumber) : null)}>
      {(proof, i) => (
        <>
          <Pick<Proof['kind']> spot={kindOf(proof, freshNumber)} label={`${name}要求 ${i + 1} 是什么`} options={proofKinds} width={130} />
          <Fields proof={proof} at={`${name}要求 ${i + 1}`} />
          <Pick<'yes'> spot={optionalOf(proof)} label={`${name}要求 ${i + 1} 必须交还是可以不交`} options={[['yes', '可以不交']]} empty='必须交' width={112} />
        </>
      )}
    </Rows>
  )
}

const optionalOf = (proof: Spot<Proof>): Spot<'yes' | undefined> => {
  const spot = (proof as Spot<Of<'text'>>).at('optional')
  return { ...spot, value: spot.value ? 'yes' : undefined, set: (value) => spot.set(value && true) } as Spot<'yes' | undefined>
}

/** Of another kind the figures are others. */
function kindOf(proof: Spot<Proof>, freshNumber: () => string): Spot<Proof['kind'] | undefined> {
  const spot = proof.at('kind') as Spot<Proof['kind'] | undefined>
  return { ...spot, set: (kind = 'text') => { if (kind !== proof.value.kind) proof.set({ ...newProof(kind, freshNumber), ...(proof.value.optional && { optional: true }) }) } }
}

function Fields({ proof, at }: { proof: Spot<Proof>; at: string }) {
  switch (proof.value.kind) {
    case 'text': {
      const text = as<Of<'text'>>(proof)
      return (
        <>
          <Figure before='至少' spot={text.at('least') as Spot<number | undefined>} label={`${at}至少多少字`} unit='字，' min={1} max={5000} width={80} /><Figure before='最多' spot={text.at('most')} label={`${at}最多多少字`} unit='字' hint='不限' min={1} max={10000} width={84} />
          <Words spot={text.at('label')} label={`${at}叫什么`} max={20} optional placeholder='叫什么，如：读书笔记' width={160} />
        </>
      )
    }
    case 'photos': {
      const photos = as<Of<'photos'>>(proof)
      return <><Figure spot={photos.at('least') as Spot<number | undefined>} label={`${at}至少几张`} min={1} max={9} width={64} /><Figure before='至' spot={photos.at('most') as Spot<number | undefined>} label={`${at}最多几张`} unit='张' min={1} max={9} width={64} /></>
    }
    case 'audio': {
      const audio = as<Of<'audio'>>(proof)
      return <><Figure before='至少' spot={audio.at('least')} label={`${at}至少几秒`} unit='秒，' hint='不限' min={1} max={600} width={76} /><Figure before='最多' spot={audio.at('most') as Spot<number | undefined>} label={`${at}最多几秒`} unit='秒' min={5} max={600} width={76} /></>
    }
    case 'number': return <NumberFields proof={as<Of<'number'>>(proof)} at={at} />
    case 'read': return <W>任务（或当天主题）的资料</W>
    case 'quiz': return <QuizFields proof={as<Of<'quiz'>>(proof)} at={at} />
    case 'place': return <PlaceFields proof={as<Of<'place'>>(proof)} at={at} />
    case 'reflection': return <><Figure before='至少' spot={as<Of<'reflection'>>(proof).at('least') as Spot<number | undefined>} label={`${at}至少多少字`} unit='字' min={1} max={5000} /></>
    default: return proof.value satisfies never
  }
}

function NumberFields({ proof, at }: { proof: Spot<Of<'number'>>; at: string }) {
  const { config } = useEditing()
  const others = numbersOf(config).filter(([id]) => id !== proof.value.id)
  return (
    <>
      <Words spot={proof.at('label')} label={`${at}叫什么`} max={20} placeholder='如：阅读' width={110} /><Words spot={proof.at('unit')} label={`${at}的单位`} max={6} placeholder='如：分钟' width={80} />
      <Figure before='至少' spot={proof.at('least')} label={`${at}最小是多少`} hint='不限' min={1} max={1e6} width={80} /><Figure before='最多' spot={proof.at('most')} label={`${at}最大是多少`} hint='不限' min={1} max={1e6} width={80} />
      {others.length ? <><W>累计到</W><Pick spot={sumOf(proof)} label={`${at}和哪一个数累计`} options={[[proof.value.id, '自己'], ...others]} width={130} /></> : null}
    </>
  )
}

/** Two that have the same id are added up together. */
const sumOf = (proof: Spot<Of<'number'>>): Spot<string | undefined> => proof.at('id') as Spot<string | undefined>

const quizzes = [{ value: 'round', label: '一场竞赛' }, { value: 'bank', label: '题库练习' }]

function QuizFields({ proof, at }: { proof: Spot<Of<'quiz'>>; at: string }) {
  const { bankId, pass, optional } = proof.value
  const of = bankId === undefined ? 'round' : 'bank'
  const turn = (next: 'round' | 'bank') => proof.set({ kind: 'quiz', ...(next === 'bank' && { bankId: '' }), ...(pass !== undefined && { pass }), ...(optional && { optional }) })
  return (
    <>
      <Radio.Group aria-label={`${at}答什么题`} optionType='button' className='rule-choice' value={of} options={quizzes} onChange={({ target }) => turn(target.value as 'round' | 'bank')} />
      {of === 'round' ? <QuizPick spot={proof.at('roundId')} of='rounds' label={`${at}哪场竞赛`} /> : <QuizPick spot={proof.at('bankId')} of='banks' label={`${at}哪个题库`} />}
      <Figure before='至少' spot={proof.at('pass')} label={`${at}至少多少分`} unit={of === 'round' ? '分' : '% 答对'} hint='交了就行' max={1000} width={96} />
    </>
  )
}

function PlaceFields({ proof, at }: { proof: Spot<Of<'place'>>; at: string }) {
  const { config: { places = [] } } = useEditing()
  const options: Options<string> = places.map(({ id, name }) => [id, name || '未命名'] as const)
  return (
    <>
      {options.length ? <><W>限这些地点</W><Several spot={proof.at('places')} label={`${at}哪些地点，都不选就是任何一处`} options={options} /></> : <W>先到“队伍与地点”里加上地点</W>}
      <Toggle spot={proof.at('once')} label={`${at}每个地点只算一次`} on='每个地点只算一次' off='同一个地点可以再算' />
    </>
  )
}
