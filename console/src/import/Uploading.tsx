import { Progress } from 'antd'

export function Uploading({ part, then = '正在认题。几千题的文件要等几秒。' }: { part: number; then?: string }) {
  const percent = Math.floor(part * 100)
  return (
    <div className='uploading'>
      <Progress percent={percent} showInfo={false} aria-label='上传进度' />
      <p className='cap num' role='status'>{percent < 100 ? `正在上传，${percent}%` : `已传完，${then}`}</p>
    </div>
  )
}
