import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import type { RequestError } from '@/services/request-error'
import { Facts } from '../parts/Facts'
import type { Checked } from '../publish/useChecked'
import { errorsIn, type Fault } from './faults'

interface Act { busy: boolean, error: RequestError | null }

interface Props {
  draft: boolean
  /** As it stands it is saved. */
  stored: boolean
  problems: readonly Fault[]
  save: Act
  publish: Act
  asked: Checked
  /** 发布计划 */
  act: string
  /** A refusal that the fields say already. */
  told?: string
  onSave: () => void
}

/** What can be done with what is written: a draft is kept or published, what is published is changed. */
export function Footer ({ draft, stored, problems, save, publish, asked, act, told, onSave }: Props) {
  const errors = errorsIn(problems)
  const why = errors.length ? `还有 ${errors.length} 处要改，标在上面各项里` : undefined
  const failure = [publish.error, save.error, asked.error].find((error) => error && !(why && error.code === told))
  return (
    <>
      <Problem error={failure} />
      {draft
        ? (
          <>
            <View className='publish-acts'>
              <Button kind='second' className='publish-save' loading={save.busy} busy='正在保存' disabled={stored} onClick={onSave}>{stored ? '草稿已存' : '存草稿'}</Button>
              <Button className='grow' loading={publish.busy || asked.busy} busy={asked.busy ? '正在核对…' : '正在发布…'} disabled={!!why} onClick={asked.run}>{act}</Button>
            </View>
            {why ? <View className='btn-why'><Facts of={why} /></View> : null}
          </>
          )
        : <Button block loading={save.busy || asked.busy} busy={asked.busy ? '正在核对…' : '正在保存…'} disabled={stored || !!why} why={why ?? '没有改动'} onClick={onSave}>保存修改</Button>}
    </>
  )
}
