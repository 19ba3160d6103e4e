import { useStore } from 'zustand'
import { Notice } from '@/components/States'
import { useNetwork } from '@/services/network'
import { someQuestions } from '../words'
import { waiting } from './answering'
import type { Sitting } from './sitting'

/** Says what is safe while the server cannot be reached. */
export function Offline ({ sitting }: { sitting: Sitting }) {
  const online = useNetwork((state) => state.online)
  const failed = useStore(sitting.store, ({ trouble, problem }) => trouble?.code === 'offline' || problem?.code === 'offline')
  const alone = useStore(sitting.store, (state) => state.alone)
  const sequential = useStore(sitting.store, (state) => state.view.mode === 'sequential')
  const places = useStore(sitting.store, (state) => waiting(state).join())
  if (online && !failed && !alone) return null
  if (alone) {
    return (
      <Notice
        icon='offline' title='网络断开，这是存在手机里的答卷'
        text={sequential
          ? '下一题要连上网络才能取到；计时照常，以服务器为准，没有传上去的答案可能不计分'
          : `${places ? someQuestions(places.split(',').map(Number)) : '新的答案'}先存在手机里，连上后自动补存；剩余时间以服务器为准`}
      />
    )
  }
  if (sequential) return <Notice icon='offline' title='网络断开' text='连上后才能进入下一题，计时照常；没有传上去的答案可能不计分' />
  const text = places ? `${someQuestions(places.split(',').map(Number))}先存在手机里，连上后自动补存` : '新的答案会先存在手机里，连上后自动补存'
  return <Notice icon='offline' title='网络断开，答题不受影响' text={text} />
}
