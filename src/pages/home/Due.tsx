import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { useData } from '@/services/data'
import { go, links } from '@/services/nav'
import { loadPractice } from '@/services/practice'

/** What the wrong-question book has for today; nothing where there is nothing. */
export function Due () {
  const due = useData(loadPractice).data?.wrong.due
  if (!due) return null
  return (
    <>
      <View className='gap home-gap' />
      <Cells inset><Cell icon='book' title={`错题今天要复习 ${due} 题`} onClick={() => go(links.wrongBook)} /></Cells>
    </>
  )
}
