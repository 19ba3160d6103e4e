import type { FormField } from '../../../../../contract/event-config'
import { Figure, Pick, Toggle, Words } from '../../../editor/fields/controls'
import { More, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { freshId } from '../../../editor/lists'
import type { Spot } from '../../../editor/paths'
import type { Options } from '../../../editor/options'
import { fieldKinds } from '../words'
import { Lines } from './Lines'

const chosen = (kind: FormField['kind']) => kind === 'choice' || kind === 'choices'
const bounded: Partial<Record<FormField['kind'], string>> = { text: '个字', number: '', choices: '个' }

/** With another kind go the options and bounds that it does not know. */
function kindOf(field: Spot<FormField>): Spot<FormField['kind'] | undefined> {
  return {
    ...(field.at('kind') as Spot<FormField['kind'] | undefined>), set: (kind = 'text') => {
      const { options, least, most, ...rest } = field.value
      field.set({ ...rest, kind, ...(chosen(kind) && { options: options ?? [] }), ...(bounded[kind] !== undefined && kind === field.value.kind && { ...(least !== undefined && { least }), ...(most !== undefined && { most }) }) })
    }
  }
}

interface Props { spot: Spot<FormField[] | undefined>; name: string; most: number; always?: boolean; kinds?: Options<FormField['kind']>; /** Asked of everybody in a booking: of a sign-up only. */ each?: boolean }

/** What is asked, one after the other. */
export const FieldRows = ({ spot, name, most, always, kinds = fieldKinds, each }: Props) => (
  <Rows<FormField> spot={spot} name={name} add='加一项' ordered {...(always && { always })} make={(list) => (list.length < most ? { id: freshId(list.map(({ id }) => id), 'field'), label: '', kind: 'text' } : null)}>
    {(field, i) => {
      const { kind } = field.value
      const unit = bounded[kind]
      return (
        <>
          <Words spot={field.at('label')} label={`${name} ${i + 1} 的名称`} max={40} placeholder='问什么，如：手机号' width={190} />
          <Pick spot={kindOf(field)} label={`${name} ${i + 1} 怎样填`} options={kinds} width={110} />
          <Toggle spot={field.at('optional')} label={`${name} ${i + 1} 可以不填`} on='可以不填' off='可以不填' />
          {chosen(kind) ? <Lines spot={field.at('options')} label={`${name} ${i + 1} 的选项`} placeholder={'一行一个选项'} always /> : null}
          <More label={kind === 'id-card' ? '用来做什么、填写提示' : unit === undefined ? '填写提示' : '范围、填写提示'}>
            <div className='rule-rows'>
              {unit === undefined ? null : <div className='rule-controls'><Figure before='最少' spot={field.at('least')} label={`${name} ${i + 1} 最少`} unit={unit} max={1e6} hint='不限' /><Figure before='最多' spot={field.at('most')} label={`${name} ${i + 1} 最多`} unit={unit} max={1e6} hint='不限' /></div>}
              <Words spot={field.at('hint')} label={`${name} ${i + 1} 的提示`} max={60} optional placeholder='写在格子里的提示' />
              <Words spot={field.at('reason')} label={`${name} ${i + 1} 用来做什么`} max={100} optional placeholder='用来做什么，本人看得到，如：购买保险；证件号必须写' />
              {each ? <div className='rule-controls'><W>团体报名时</W><Toggle spot={field.at('each')} label={`${name} ${i + 1} 每人都填`} on='每人都填' off='报名的人填一份' /></div> : null}
            </div>
          </More>
        </>
      )
    }}
  </Rows>
)
