import { WarningOutlined } from '@ant-design/icons'
import type { RequestError } from '../services/request-error'

/** What went wrong with a command, where it was given. The problem's number comes last and small. */
export function Problem({ error }: { error: RequestError | null }) {
  return (
    <div role='alert'>
      {error ? <div className='problem'><WarningOutlined aria-hidden /><div>{error.message}{error.problem ? <span className='cap'> 问题编号 {error.problem}</span> : null}</div></div> : null}
    </div>
  )
}
