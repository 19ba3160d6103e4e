import { PrinterOutlined } from '@ant-design/icons'
import { Button, QRCode } from 'antd'
import './places.css'

export interface Sheet { id: string; name: string; /** Below the name. */ where?: string | undefined; /** What scanning reads; empty: there is none yet. */ code: string; number: string }

interface Props {
  sheets: Sheet[]
  /** 打卡码, 站点码. */
  what: string
  /** Above all of them, on the screen alone. */
  lead: string
  /** What to do there, and what it belongs to: on each of them. */
  how: string
  of: string
  /** Where there is no code yet. */
  none: string
}

/** Codes of places on the spot: each on a sheet of its own when printed. */
export function CodeSheets({ sheets, what, lead, how, of, none }: Props) {
  return (
    <>
      <div className='between gap sheets-top'>
        <p className='sub'>{lead}</p>
        <Button type='primary' icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>打印全部 {sheets.length} 张</Button>
      </div>
      <ul className='sheets'>
        {sheets.map(({ id, name, where, code, number }) => (
          <li key={id} className='box sheet'>
            <h2 className='sheet-name'>{name}</h2>
            {where ? <p className='sub'>{where}</p> : null}
            {code ? <div role='img' aria-label={`${name}的${what}`}><span aria-hidden><QRCode value={code} type='svg' size={240} bordered={false} errorLevel='M' color='#000' bgColor='#fff' /></span></div> : <p className='care'>{none}</p>}
            <p className='strong'>{how}</p>
            <p className='cap num'>{of}</p>
            {code ? <p className='cap num sheet-number'>扫不出来时，填这十位数字：{number.replace(/^(\d{3})(\d{3})/, '$1 $2 ')}</p> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
