import { Button } from 'antd'
import { Link, isRouteErrorResponse, useRouteError } from 'react-router'
import { Page } from './Page'
import { Empty } from './States'

export function Missing() {
  return (
    <Page title='没有这一页' crumbs={[{ text: '没有这一页' }]}>
      <div className='box'><Empty title='这个地址没有内容' text='可能是地址不完整，或者内容已经删除。'><p><Link to='/rounds'>去看竞赛</Link></p></Empty></div>
    </Page>
  )
}

/** Something of ours broke, or a part of the page did not come (an update, no network). */
export function Broken() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <Missing />
  return (
    <main className='center'>
      <Empty title='页面没有打开' text='可能是网络断了，或者刚刚更新过。已经保存的内容不受影响。'><Button type='primary' onClick={() => location.reload()}>重新打开</Button></Empty>
    </main>
  )
}
