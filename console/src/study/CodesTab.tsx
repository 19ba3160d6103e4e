import { PrinterOutlined } from '@ant-design/icons'
import { Button, QRCode } from 'antd'
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
        <>
          <div className='between gap plan-codes-top'>
            <p className='sub'>一个地点一张纸。贴在现场，成员在打卡时扫。码只在现场有用，请不要发到群里。</p>
            <Button type='primary' icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>打印全部 {places.length} 张</Button>
          </div>
          <ul className='plan-codes'>
            {places.map(({ id, name, code, number }) => (
              <li key={id} className='box plan-code'>
                <h2 className='plan-code-name'>{name}</h2>
                <p className='sub'>{placeOf(id)?.address}</p>
                {code ? <div role='img' aria-label={`${name}的打卡码`}><span aria-hidden><QRCode value={code} type='svg' size={240} bordered={false} errorLevel='M' color='#000' bgColor='#fff' /></span></div> : <p className='care'>还没有码，保存计划以后就有</p>}
                <p className='strong'>打开“学史”，在“学习”里点“去扫码”</p>
                <p className='cap num'>{plan.title}，{spanWords(plan.from, plan.to)}</p>
                <p className='cap num plan-code-text'>扫不出来时，填这十位数字：{number.replace(/^(\d{3})(\d{3})/, '$1 $2 ')}</p>
              </li>
            ))}
          </ul>
        </>
      ) : <div className='box'><Empty title='没有打卡地点' text='在“队伍与地点”里加上地点，这里就有码可以打印。' /></div>)}
    </Loaded>
  )
}
