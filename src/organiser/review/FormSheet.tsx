import { View } from '@tarojs/components'
import { useState } from 'react'
import type { QuestionType } from '../../../contract/question'
import type { ImportItem } from '../../../contract/questions'
import { Button } from '@/components/Button'
import { Chips, type Choice } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { typeNames } from '../questions/words'
import { AnswerFields } from './AnswerFields'
import { bodyOf, draftOf, type Draft } from './draft'
import { Source } from './Source'
import type { Review } from './useReview'

const kinds = (['single', 'multiple', 'judge', 'fill'] as const).map((value): Choice<QuestionType | ''> => ({ value, text: typeNames[value] }))

/** A question to be filled in by hand. The server says whether it is in order; until it is the form stays. */
export function FormSheet ({ item: given, review: { id, changes }, onClose }: { item: ImportItem, review: Review, onClose: () => void }) {
  const item = changes.of(given)
  const { no, label, body, problems, state, decision } = item
  const [draft, setDraft] = useState(() => draftOf(body))
  const [dirty, setDirty] = useState(false)
  const busy = changes.isWaiting(no)
  const put = (part: Partial<Draft>) => { setDraft({ ...draft, ...part }); setDirty(true) }
  const save = async () => {
    const after = await changes.change(no, { body: bodyOf(draft, body) })
    if (!after) return
    setDirty(false)
    if (after.state === 'problem') return
    // Who mends what was skipped before wants it after all.
    if (after.state === 'ready' && after.decision === 'skip' && !await changes.change(no, { decision: 'take' })) return
    onClose()
  }
  const skip = async () => { if (await changes.change(no, { decision: 'skip' })) onClose() }
  return (
    <Sheet
      title={`第 ${label || no} 题`} dirty={dirty} onClose={onClose}
      footer={(
        <>
          <Problem error={changes.errorOf(no)} />
          <Button block loading={busy} busy='正在保存…' onClick={() => { void save() }}>保存这题</Button>
        </>
      )}
    >
      {problems.map(({ code, message }) => <Problem key={code + message} text={message} />)}
      <Source importId={id} line={item.line} />
      <View className='field'>
        <View className='field-label'>题型</View>
        <Chips label='题型' items={kinds} value={draft.type ?? ''} onChange={(type) => { if (type) put({ type }) }} />
      </View>
      <Field label='题干' kind='area' value={draft.stem} max={4000} onChange={(stem) => put({ stem })} note={draft.type === 'fill' ? '空的地方写成 ____' : undefined} />
      <AnswerFields draft={draft} put={put} />
      <Field label='解析' kind='area' optional value={draft.analysis} max={4000} onChange={(analysis) => put({ analysis })} />
      {state === 'ready' && decision === 'take' ? <View className='row form-skip'><Button kind='text' small disabled={busy} onClick={() => { void skip() }}>这题不入库，跳过</Button></View> : null}
    </Sheet>
  )
}
