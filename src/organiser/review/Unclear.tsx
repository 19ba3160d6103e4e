import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { keyWords, optionLines, short } from '../questions/words'
import { ItemHead } from './ItemHead'
import type { RowProps } from './Items'
import { mendsOf } from './mends'

const MOST_OPTIONS = 8

/** What is wrong with a question, and one button for each way out. */
export function Unclear ({ item, review: { changes }, onEdit }: RowProps) {
  const { no, label, body, state, problems } = item
  const skipped = changes.isSkipped(no)
  const bad = state === 'problem' && !skipped
  const busy = changes.isWaiting(no)
  const options = optionLines(body)
  const act = (words: string, run: () => void) => <Button key={words} kind='second' small disabled={busy} label={`第 ${label || no} 题，${words}`} onClick={run}>{words}</Button>
  return (
    <View className={bad ? 'item item-bad' : 'item'} {...a11y({ role: 'group', label: `第 ${label || no} 题` })}>
      <ItemHead item={item} skipped={skipped} />
      <View className='num'>{short(body.stem, 200) || '（没有题干）'}</View>
      {options.length ? <View className='sub num'>{options.slice(0, MOST_OPTIONS).map((line, place) => <View key={place}>{short(line, 80)}</View>)}{options.length > MOST_OPTIONS ? <View>…共 {options.length} 项</View> : null}</View> : null}
      <View className='sub num'>答案：{short(keyWords(body), 80) || '没有'}</View>
      {bad ? problems.map(({ code, message }) => (
        <View key={code + message} className='row umber item-problem'><Icon name='care' size={18} /><View className='grow num'>{message}</View></View>
      )) : null}
      <Problem error={changes.errorOf(no)} />
      <View className='item-acts'>
        {bad ? mendsOf(item).map(({ label: words, body: mended }) => act(words, () => { void changes.change(no, { body: mended }) })) : null}
        {state === 'done' ? null : act(bad ? '自己填' : '修改', () => onEdit(item))}
        {bad ? act('跳过', () => { void changes.change(no, { decision: 'skip' }) }) : null}
      </View>
    </View>
  )
}
