import { Button as NativeButton, View } from '@tarojs/components'
import type { AttemptResult } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { H5 } from '@/platform/target'
import { endTime } from '@/services/format'
import { back, canGoBack, go, links, replace } from '@/services/nav'

interface Props { result: AttemptResult, onAgain: () => void }

export function Footer ({ result, onAgain }: Props) {
  const { review, again, attemptId, proxy } = result
  const open = review.when === 'now'
  const more = left(result)
  return (
    <>
      {open ? <Button block onClick={() => go(links.review(attemptId))}>看答案与解析</Button> : null}
      {review.when === 'later' ? <View className='sub center num'>答案与解析在 {endTime(review.at)} 公布</View> : null}
      {review.when === 'never' ? <View className='sub center'>这场竞赛不公布答案</View> : null}
      {proxy?.byMe ? <Button block kind={open ? 'second' : 'primary'} onClick={() => (canGoBack() ? back() : replace(links.participants(result.roundId)))}>回参加人员</Button> : null}
      {proxy?.byMe || (H5 && !again.can) ? null : (
        <View className='foot-two'>
          {H5 ? null : <Share />}
          {H5 || !again.can ? null : <View className='foot-gap' />}
          {again.can ? <Button className='grow' kind={open ? 'second' : 'primary'} icon='retry' onClick={onAgain}>再答一次</Button> : null}
        </View>
      )}
      {again.can && more ? <View className='cap center foot-note num'>{more}</View> : null}
      {!again.can && again.whyNot ? <View className='cap center foot-note num'>{again.whyNot.replace(/。$/, '')}</View> : null}
    </>
  )
}

/** WeChat opens its own list of chats only from its own button. */
function Share () {
  return <NativeButton className='btn btn-second grow' hoverClass='btn-pressed' openType='share'><Icon name='share' size={20} /><View>分享成绩</View></NativeButton>
}

export function left ({ again: { leftTotal, leftToday } }: AttemptResult): string {
  if (leftToday !== null && (leftTotal === null || leftToday <= leftTotal)) return `今天还可以答 ${leftToday} 次`
  return leftTotal === null ? '' : `还可以答 ${leftTotal} 次`
}
