import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import type { MaterialView } from '../../../contract/materials'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { openAddress, openDocument } from '@/platform/outside'
import { H5 } from '@/platform/target'
import { useAct } from '@/services/act'
import { useReport } from './useReport'

/** What is looked at elsewhere: that it was opened is all there is to see of it. */
export function Outside ({ of, head }: { of: MaterialView, head: ReactNode }) {
  const { progress, see, report } = useReport({ id: of.id, version: of.version, chapter: 0, progress: of.progress })
  const [problem, setProblem] = useState('')
  const open = useAct(async () => {
    setProblem('')
    try {
      if (of.kind === 'link') await openAddress(of.url)
      else if (of.file) await openDocument(API_BASE + of.file.url)
      see(0)
      await report()
    } catch (failure) {
      setProblem((failure as Error).message)
    }
  })
  const link = of.kind === 'link'
  return (
    <View className='read'>
      {head}
      {link ? <View className='sub read-address'>{of.url}</View> : null}
      <Problem text={problem || undefined} />
      <Button block loading={open.busy} busy='正在打开…' onClick={() => open.run()}>{link ? (H5 ? '打开链接' : '复制链接地址') : '打开文件'}</Button>
      <View className='sub read-played'>{progress.read ? (link && !H5 ? '已复制，请粘贴到浏览器打开。' : '已打开过。') : link && !H5 ? '微信里不能直接打开外面的网页，复制后请粘贴到浏览器。' : ''}</View>
    </View>
  )
}
