import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Facts } from '@/organiser/parts/Facts'
import type { Checked } from '@/organiser/publish/useChecked'
import { errorsIn } from './problems'
import type { EventEdit } from './useEventEdit'

interface Props { edit: EventEdit, asked: Checked, onSave: () => void }

export function Footer ({ edit: { work, dirty, save, publish, preview }, asked, onSave }: Props) {
  if (!work) return null
  const errors = errorsIn(preview.problems)
  const why = errors.length ? `还有 ${errors.length} 处要改，标在上面各项里` : undefined
  const failure = [publish.error, save.error, asked.error].find(Boolean)
  const stored = work.eventId !== null && !dirty
  return (
    <>
      <Problem error={failure} />
      {work.state === 'draft'
        ? (
          <>
            <View className='publish-acts'>
              <Button kind='second' className='publish-save' loading={save.busy} busy='正在保存' disabled={stored} onClick={onSave}>{stored ? '草稿已存' : '存草稿'}</Button>
              <Button className='grow' loading={publish.busy || asked.busy} busy={asked.busy ? '正在核对…' : '正在发布…'} disabled={!!why} onClick={asked.run}>发布活动</Button>
            </View>
            {why ? <View className='btn-why'><Facts of={why} /></View> : null}
          </>
          )
        : <Button block loading={save.busy || asked.busy} busy={asked.busy ? '正在核对…' : '正在保存…'} disabled={stored || !!why} why={why ?? '没有改动'} onClick={onSave}>保存修改</Button>}
    </>
  )
}
