import { Text, View } from '@tarojs/components'
import type { ImportItem, ItemDecision, ReadBody } from '../../../contract/questions'
import { Segmented } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { withoutPictures } from '@/services/pictures'
import { keyWords, optionLines, parted, typeNames } from '../questions/words'
import { ItemHead } from './ItemHead'
import type { RowProps } from './Items'
import { twinWords } from './mends'

const ways: { value: ItemDecision, text: string }[] = [{ value: 'skip', text: '跳过' }, { value: 'replace', text: '替换旧题' }, { value: 'take', text: '两题都留' }]

/** A question that looks like another, beside it, and what to do with the two. */
export function Twin ({ item, review: { changes } }: RowProps) {
  const { no, label, twin, decision, state } = item
  const open = state === 'duplicate'
  return (
    <View className='item' {...a11y({ role: 'group', label: `第 ${label || no} 题` })}>
      <ItemHead item={item} />
      <View className='sub num item-twin'>{twinWords(item)}</View>
      {twin ? <Beside item={item} twin={twin} /> : null}
      <Problem error={changes.errorOf(no)} />
      {open ? (
        <Segmented
          label={`第 ${label || no} 题怎样处理`} value={decision} items={ways.filter(({ value }) => value !== 'replace' || twin?.questionId)}
          onChange={(way) => { if (way !== decision && !changes.isWaiting(no)) void changes.change(no, { decision: way }) }}
        />
      ) : null}
    </View>
  )
}

const parts: [name: string, of: (body: ReadBody) => string][] = [
  ['题型', ({ type }) => typeNames[type]], ['题干', ({ stem }) => withoutPictures(stem)], ['选项', (body) => withoutPictures(optionLines(body).join('\n'))],
  ['答案', keyWords], ['解析', ({ analysis }) => withoutPictures(analysis)]
]

/** What differs in two columns, what does not in one line. */
function Beside ({ item: { body }, twin }: { item: ImportItem, twin: NonNullable<ImportItem['twin']> }) {
  const both = parts.map(([name, of]) => ({ name, old: of(twin.body), here: of(body) })).filter(({ old, here }) => old || here)
  const differ = both.filter(({ old, here }) => old !== here)
  const same = both.filter(({ old, here }) => old === here)
  const stem = same.find(({ name }) => name === '题干')
  return (
    <>
      {stem ? <View className='num'>{stem.here}</View> : null}
      {differ.length ? (
        <View className='beside'>
          {([['old', twin.questionId ? '旧题' : `第 ${twin.no ?? ''} 题`], ['here', twin.questionId ? '新题' : '这一题']] as const).map(([side, head], at) => (
            <View key={side} className='beside-one' {...a11y({ role: 'group', label: head })}>
              <View className='cap strong num'>{head}</View>
              {differ.map(({ name, ...texts }) => <Differing key={name} name={name} pieces={parted(texts.old, texts.here)[at]} />)}
            </View>
          ))}
        </View>
      ) : null}
      <View className='cap item-same'>{same.map(({ name }) => name).join('、')}{differ.length ? '相同' : '都相同'}</View>
    </>
  )
}

function Differing ({ name, pieces: [head, own, tail] = ['', '', ''] }: { name: string, pieces?: [string, string, string] }) {
  return (
    <View className='beside-part'>
      <View className='cap'>{name}</View>
      <View className='small num beside-text'>{head}{own ? <Text className='beside-own'>{own}</Text> : null}{tail}{head || own || tail ? '' : '（没有）'}</View>
    </View>
  )
}
