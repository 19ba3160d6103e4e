import { CodeSheets } from '../places/CodeSheets'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Empty, Loaded } from '../shell/States'
import { spanWords } from './days'
import { usePlan } from './frame'

/** One code a sheet, to be printed and put up on the spot. */
export function CodesTab() {
  const { plan, config } = usePlan()
  const found = useData(() => request('GET /organiser/plans/:id/codes', { id: plan.id }), plan.id)
  const placeOf = (id: string) => config?.places?.find((one) => one.id === id)
  return (
    <Loaded of={found} failed='地点码暂时取不出来' rows={6}>
      {({ places }) => (places.length ? (
        <CodeSheets
          what='打卡码' lead='一个地点一张纸。贴在现场，成员在打卡时扫。码只在现场有用，请不要发到群里。' how='打开“学史”，在“学习”里点“去扫码”' of={`${plan.title}，${spanWords(plan.from, plan.to)}`} none='还没有码，保存计划以后就有'
          sheets={places.map((place) => ({ ...place, where: placeOf(place.id)?.address }))}
        />
      ) : <div className='box'><Empty title='没有打卡地点' text='在“队伍与地点”里加上地点，这里就有码可以打印。' /></div>)}
    </Loaded>
  )
}
