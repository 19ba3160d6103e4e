import { View } from '@tarojs/components'
import type { AttemptResult } from '../../../contract/quiz'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { points } from '@/services/format'
import { change, ending, passedWords, proxyWords, voidedWords, type Seen } from './standing'

export function Score ({ result, how }: { result: AttemptResult, how: Seen }) {
  const { roundTitle, phase, practice, no, score, fullScore, passed, proxy } = result
  const full = fullScore === null ? '' : `满分 ${points(fullScore)} 分`
  const voided = voidedWords(result)
  const pass = passedWords(result)
  const said = [ending(result, how), voided ? '' : change(result)].filter(Boolean).join('，')
  return (
    <View className='hd'>
      <View className='sub center num'>{[roundTitle, phase.name, practice ? `第 ${no} 次练习` : `第 ${no} 次作答`].filter(Boolean).join(' · ')}</View>
      {proxy ? <View className='hd-proxy'><Tag kind='plain'>代录</Tag><View className='sub hd-proxy-words'>{proxyWords(proxy)}</View></View> : null}
      {score === null
        ? <View className='hd-score h1'>答卷已收到，本次不公布分数</View>
        : (
          <>
            <View className='hd-score num' {...a11y({ role: 'img', label: [`${points(score)} 分`, full].filter(Boolean).join('，') })}>
              <View className={voided ? 'score ink-2' : 'score red'}>{points(score)}</View>
              <View className='hd-unit'>分</View>
            </View>
            {full ? <View className='sub num'>{full}</View> : null}
          </>
        )}
      {voided ? <View className='hd-said hd-voided umber'><Icon name='care' size={20} /><View>{voided}</View></View> : null}
      {pass ? <View className={passed ? 'hd-said hd-passed green' : 'hd-said hd-passed umber'}><Icon name={passed ? 'done' : 'info'} size={20} /><View>{pass}</View></View> : null}
      <View className={voided ? 'hd-said ink-2' : 'hd-said green'}><Icon name={voided ? 'info' : 'done'} size={20} /><View className='num'>{said}</View></View>
    </View>
  )
}
