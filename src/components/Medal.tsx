import { View } from '@tarojs/components'

/** A rank: 1 filled, 2 tinted, 3 outlined, from 4 on the plain numeral; a dash without a rank. */
export function Medal ({ rank }: { rank: number | null }) {
  const kind = rank !== null && rank <= 3 ? rank : 'n'
  return <View className={`medal num medal-${kind}`}>{rank ?? '—'}</View>
}
