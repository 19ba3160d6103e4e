import { View } from '@tarojs/components'
import type { ImportSummary } from '../../../contract/questions'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Facts } from '../parts/Facts'
import { wanted, type Review } from './useReview'

/** What is left for later, in words. */
export function leftWords ({ problem, duplicate }: ImportSummary['counts']): string[] {
  return [problem ? `还有 ${problem} 题要处理` : '', duplicate ? `${problem ? '' : '还有 '}${duplicate} 题可能重复` : ''].filter(Boolean)
}

export function Footer ({ of: { counts, bank }, review: { commit, changes }, onBank }: { of: ImportSummary, review: Review, onBank: () => void }) {
  const now = wanted(counts)
  const left = leftWords(counts)
  const act = counts.problem ? `先入库 ${now} 题` : `入库 ${now} 题`
  const later = left.length && now ? [...left, '可以以后再补'].map((words, at, all) => (at < all.length - 1 ? `${words}，` : words)) : []
  return (
    <>
      <Problem error={commit.error} />
      {bank
        ? <Button block loading={commit.busy} busy='正在入库…' disabled={!now || !changes.idle} why={now ? undefined : '还没有可以入库的题'} onClick={() => commit.run()}>{act}</Button>
        : <Button block onClick={onBank}>选题库，再入库</Button>}
      {later.length ? <View className='btn-why num'><Facts of={later} /></View> : null}
    </>
  )
}
