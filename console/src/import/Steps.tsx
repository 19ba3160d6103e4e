import { CheckCircleOutlined } from '@ant-design/icons'

const STEPS = ['选文件', '核对', '入库']

/** Where one is: 1 选文件 — 2 核对 — 3 入库 */
export function Steps({ at, names = STEPS }: { at: 1 | 2 | 3; names?: string[] }) {
  return (
    <ol className='steps' aria-label='导入的步骤'>
      {names.map((name, i) => {
        const no = i + 1
        if (no < at) return <li key={name} className='step-done'><CheckCircleOutlined aria-hidden />{name}<span className='said'>，已完成</span></li>
        return <li key={name} className={no === at ? 'step-now' : ''} aria-current={no === at ? 'step' : undefined}><span className='step-no' aria-hidden>{no}</span>{name}</li>
      })}
    </ol>
  )
}
