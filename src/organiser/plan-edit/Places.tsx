import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { exactly } from '../editing/faults'
import type { PartProps } from './Basics'
import { goesPlaces, newPlace, placesWords, withoutPlace } from './places'
import { at } from './problems'

/** Where one goes to scan a code; of plans that have to do with places. */
export function Places ({ form, problems, onOpen }: PartProps & { onOpen: () => void }) {
  if (!goesPlaces(form)) return null
  const words = placesWords(form.places)
  return (
    <>
      <View className='sect publish-units'><View className='sect-title'>打卡地点</View><Problem text={at(problems, 'places')} /></View>
      <Cells><Cell title={words} label={`打卡地点：${words}，修改`} onClick={onOpen} /></Cells>
    </>
  )
}

/** As the preset calls it: nobody has named it yet. */
const asPreset = (name: string, index: number) => name === `地点 ${index + 1}`

/** What is typed is in the form at once. */
export function PlacesSheet ({ form, problems, change, onClose }: PartProps & { onClose: () => void }) {
  const { places } = form
  return (
    <Sheet title='打卡地点' onClose={onClose} footer={<Button block onClick={onClose}>地点填好了</Button>}>
      <View className='sub'>名字写成员一看就知道的，如“革命烈士陵园”。发布以后每个地点有一张码，打印出来贴在现场。地址和介绍在电脑上填写。</View>
      <Problem text={exactly(problems, 'places')} />
      {places.map(({ own, name }, index) => (
        <View key={own.id} className='place'>
          <Field
            label={`地点 ${index + 1}`} value={asPreset(name, index) ? '' : name} max={40} hint='地点的名字' error={exactly(problems, `places.${index}.name`)}
            onChange={(typed) => change({ places: places.map((one, i) => (i === index ? { ...one, name: typed } : one)) })}
          />
          <View className='row place-remove'><Button kind='text' small label={`去掉地点 ${index + 1}${name ? `“${name}”` : ''}`} onClick={() => change(withoutPlace(form, index))}>去掉这个地点</Button></View>
        </View>
      ))}
      {places.length < 100 ? <View className='row place-add'><Button kind='text' small icon='plus' onClick={() => change({ places: [...places, newPlace(places)] })}>加一个地点</Button></View> : null}
    </Sheet>
  )
}
