import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { useData } from '@/services/data'
import { go, links } from '@/services/nav'
import { loadPractice } from '@/services/practice'

/** For oneself, below the rounds: today's five, what the wrong-question book has due, and the way to the rest. */
export function Practice () {
  const { data } = useData(loadPractice)
  if (!data || (!data.available && !data.wrong.open)) return null
  const { daily: { total, done, correct }, wrong, available } = data
  const today = done >= total ? `今天已答完，答对 ${correct} 题` : done ? `今天已答 ${done} / ${total} 题` : `今天还没有答`
  return (
    <View className='rounds-practice'>
      <View className='sect-title rounds-own'>自主练习</View>
      <Cells inset>
        {available && total ? <Cell key='daily' icon='calendar' title='每日五题' note={today} label={`每日五题，${today}`} onClick={() => go(links.practiceSession('daily'))} /> : null}
        {wrong.open ? (
          <Cell
            key='wrong' icon='book' title='错题本' note={wrong.due ? `今天要复习 ${wrong.due} 题` : `还没掌握 ${wrong.open} 题`}
            label={`错题本，${wrong.due ? `今天要复习 ${wrong.due} 题` : `还没掌握 ${wrong.open} 题`}`} onClick={() => go(links.wrongBook)}
          />
        ) : null}
        {available ? <Cell key='all' icon='grid' title='更多练习' note='按时期、按专题、模拟、连对挑战' onClick={() => go(links.practice)} /> : null}
      </Cells>
    </View>
  )
}
