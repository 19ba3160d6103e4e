import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import type { PartProps } from './Basics'
import type { Opened } from './opened'
import { at } from './problems'
import { another } from './sessions'
import { sessionSeats, sessionWhen } from './words'

export function Sessions ({ form, problems, change, onOpen }: PartProps & { onOpen: (what: Opened) => void }) {
  const add = () => { change({ sessions: another(form.sessions) }); onOpen({ at: 'session', index: form.sessions.length }) }
  return (
    <>
      <View className='sect publish-units'>
        <View className='row between'><View className='sect-title'>场次</View><View className='sub num'>{form.sessions.length} 场</View></View>
        <Problem text={at(problems, 'sessions')} />
      </View>
      <View className='cells'>
        {form.sessions.map((session, index) => {
          const wrong = at(problems, `session ${index}`)
          const said = [session.name || '（没有名称）', sessionWhen(session), sessionSeats(session)]
          return (
            <View key={session.own.id} className='row session-row' hoverClass='pressed' {...a11y({ role: 'button', label: `场次“${said.join('，')}”${wrong ? `，${wrong}` : ''}` })} onClick={() => onOpen({ at: 'session', index })}>
              <View className='grow'>
                <View className='strong'>{said[0]}</View>
                <View className='cap num'>{said[1]}</View>
                <View className='cap num'>{said[2]}</View>
                <Problem text={wrong} />
              </View>
              <View className='ink-2'><Icon name='next' size={18} /></View>
            </View>
          )
        })}
        <View className='session-add'><Button kind='text' small icon='plus' onClick={add}>再加一场</Button></View>
      </View>
    </>
  )
}
