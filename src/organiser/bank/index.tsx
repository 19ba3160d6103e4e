import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { Facts } from '../parts/Facts'
import { Pager } from '../parts/Pager'
import { keyWords, short, typeNames } from '../questions/words'
import { useBank, type Row } from './useBank'
import './index.scss'

const kinds = [{ value: 'all', text: '全部' }, ...(['single', 'multiple', 'judge', 'fill'] as const).map((value) => ({ value, text: typeNames[value] }))] as const

export default guarded('organiser', function BankPage () {
  const { id = '' } = useRouter().params
  const { bank, search, setSearch, kind, setKind, searching, found } = useBank(id)
  return (
    <Page
      title={bank.data?.name ?? '题库'} head={<OfflineNotice />} onRefresh={found.refresh} scrollTop={found.number % 2}
      footer={bank.data?.mine ? <Button kind='second' block icon='plus' onClick={() => go(links.importQuestions(id))}>导入试题到这个题库</Button> : undefined}
    >
      <View className='bank-search'>
        <SearchField label='查题干和选项里的字' value={search} onChange={setSearch} />
        <View className='bank-kinds'><Chips label='题型' items={kinds} value={kind} onChange={setKind} /></View>
      </View>
      <Loaded of={found} failed='题目暂时取不出来' safe={found.error?.code === 'forbidden' || found.error?.code === 'not_found' ? undefined : '题目都在，不会丢。'}>
        {({ items, total }) => items.length
          ? (
            <>
              <View className='sub num bank-total' {...a11y({ role: 'status', live: 'polite' })}>{searching ? `找到 ${total} 题` : `共 ${total} 题`}</View>
              <Cells>{items.map((row) => <QuestionCell key={row.id} row={row} />)}</Cells>
              <Pager {...found} />
            </>
            )
          : <Empty title={searching ? '没有找到' : '这个题库还没有题'} text={searching ? '换一个词或题型再找。几个词之间空一格。' : '导入的试题会列在这里。'} />}
      </Loaded>
    </Page>
  )
})

function QuestionCell ({ row: { id, type, stem, answer, texts, topic, status } }: { row: Row }) {
  const words = short(stem, 60)
  const facts = [typeNames[type], `答案 ${short(keyWords({ type, answer, texts }), 30)}`, topic, status === 'disabled' ? '已停用' : ''].filter(Boolean)
  return (
    <Cell
      title={words} label={[words, ...facts].join('，')} onClick={() => go(links.question(id))}
      note={<Facts of={facts.map((fact, at) => (at < facts.length - 1 ? `${fact} · ` : fact))} />}
    />
  )
}
