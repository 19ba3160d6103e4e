import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { Icon, type IconName } from '@/components/Icon'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { MaterialCell } from '../parts/MaterialCell'
import { columnWords } from '../parts/words'
import './index.scss'

const icons: Record<Answer<'GET /library'>['columns'][number]['kind'], IconName> = { articles: 'book', 'hot-words': 'flag', questions: 'info', timeline: 'history', people: 'people' }

export default guarded('member', function LibraryPage () {
  const library = useData(() => request('GET /library'))
  return (
    <Page title='学习资料' head={<OfflineNotice />} onRefresh={library.refresh}>
      <Loaded of={library} failed='学习资料暂时取不出来' safe='看过的进度都在。'>
        {(data) => (
          <>
            <View className='library-find' hoverClass='pressed' {...a11y({ role: 'button', label: '找标题和正文里的字' })} onClick={() => go(links.findMaterials)}>
              <Icon name='search' size={20} /><View className='library-find-text'>找标题和正文里的字</View>
            </View>
            <Rows title='接着看' of={data.goOn} />
            {data.columns.length ? (
              <View className='sect library-head'><View className='sect-title' {...a11y({ role: 'heading', level: 2 })}>专栏</View></View>
            ) : <Empty title='还没有学习资料' text='组织者发布后，会出现在这里。' />}
            {data.columns.length ? (
              <Cells inset>
                {data.columns.map((column) => (
                  <Cell
                    key={column.id} icon={icons[column.kind]} title={column.name} note={columnWords(column)} label={`${column.name}，${columnWords(column)}`}
                    onClick={() => go(links.column(column.id))}
                  />
                ))}
              </Cells>
            ) : null}
            <Rows title='还没看的' of={data.newest} />
            <View className='gap' />
            <Cells inset><Cell icon='edit' title='我的投稿' note={data.mine ? `写过 ${data.mine} 篇` : '把走访、学习中的所见写给大家，组织者看过后发布'} onClick={() => go(links.contributions)} /></Cells>
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Rows ({ title, of }: { title: string, of: Answer<'GET /library'>['goOn'] }) {
  if (!of.length) return null
  return (
    <>
      <View className='sect library-head'><View className='sect-title' {...a11y({ role: 'heading', level: 2 })}>{title}</View></View>
      <Cells>{of.map((one) => <MaterialCell key={one.id} of={one} where />)}</Cells>
    </>
  )
}
