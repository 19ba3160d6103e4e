import { View } from '@tarojs/components'
import { Preview } from '@/organiser/editing/Preview'
import { Basics } from './Basics'
import { Enrolment } from './Enrolment'
import { hiddenRules } from './hidden'
import type { Opened } from './opened'
import { placeOf } from './problems'
import { Asked, Attending, Quotas } from './Rules'
import { Sessions } from './Sessions'
import type { EventEdit } from './useEventEdit'

interface Props { edit: { work: NonNullable<EventEdit['work']> } & Pick<EventEdit, 'preview' | 'change'>, onOpen: (what: Opened) => void }

export function Editor ({ edit: { work: { form, original }, preview, change }, onOpen }: Props) {
  const shared = { form, problems: preview.problems, change }
  const hidden = hiddenRules(original)
  const { how } = original.enrol
  return (
    <>
      <Basics {...shared} onUnits={() => onOpen({ at: 'units' })} />
      <Sessions {...shared} onOpen={onOpen} />
      <Enrolment {...shared} how={how} />
      <Asked {...shared} how={how} onOpen={onOpen} />
      <Quotas {...shared} how={how} onOpen={onOpen} />
      <Attending {...shared} how={how} onOpen={onOpen} />
      <View className='sect sub'>{hidden.length ? `这个活动还有：${hidden.join('、')}。这些在电脑上改，这里改别的不影响它们。` : '定时放号、预留名额、报名条件、爽约、路线、反馈等其余规则，在电脑上设置。图片在活动页上加。'}</View>
      <Preview
        title={form.title} preview={preview} whole={({ field }) => placeOf(field) === 'whole'}
        facts={({ roster, seats }) => [{ icon: 'people', text: `现在有 ${roster} 人在参加范围内${seats === null ? '' : `，一共 ${seats} 个名额`}` }]}
      />
    </>
  )
}
