import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { View } from '@tarojs/components'
import type { Work } from './kept'
import type { Writing } from './useMaterial'

interface Props { writing: Writing, work: Work, onPublish: () => void }

export function Footer ({ writing: { save, publish, dirty, faults, ready, full, theirs }, work: { id, entry }, onPublish }: Props) {
  const state = entry?.state ?? 'draft'
  const wrong = Object.keys(faults).length
  const stored = id !== null && !dirty
  const blocked = theirs !== null
  const store = () => { if (ready('save')) save.run() }
  const said = full ? '写得太长，这台手机存不下了，请先保存' : wrong ? `还有 ${wrong} 处要填，标在上面` : blocked ? '有人改过这份资料，请先在上面选一份' : undefined
  return (
    <>
      <Problem error={publish.error ?? save.error} text={said} />
      {state === 'published'
        ? <Button block loading={save.busy} busy='正在保存…' disabled={stored || blocked} why={stored ? '没有改动' : undefined} onClick={store}>保存并更新</Button>
        : (
          <View className='publish-acts'>
            <Button kind='second' className='publish-save' loading={save.busy} busy='正在保存' disabled={stored || blocked} onClick={store}>{state === 'draft' ? (stored ? '草稿已存' : '存草稿') : stored ? '已保存' : '保存'}</Button>
            <Button className='grow' loading={publish.busy} busy='正在发布…' disabled={blocked} onClick={() => { if (ready('publish')) onPublish() }}>{state === 'withdrawn' ? '重新发布' : '发布'}</Button>
          </View>
          )}
    </>
  )
}
