import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { FileView } from '../../../contract/files'

export const addressOf = (path: string) => `/api${path}`

/** Small, in a row; a click shows one as large as the window. `whose`: for those who hear it. */
export function Photos({ files, whose }: { files: readonly FileView[]; whose: string }) {
  const [large, show] = useState<number | null>(null)
  const file = large === null ? undefined : files[large]
  const move = (by: number) => show((at) => (at === null ? at : (at + by + files.length) % files.length))
  if (files.length === 0) return null
  return (
    <>
      <ul className='photos'>
        {files.map(({ id, thumb, url }, i) => (
          <li key={id}>
            <button type='button' className='plain-button photo' aria-label={`放大看第 ${i + 1} 张图片，共 ${files.length} 张`} onClick={() => show(i)}>
              <img src={addressOf(thumb ?? url)} alt='' loading='lazy' />
            </button>
          </li>
        ))}
      </ul>
      <Modal open={file !== undefined} title={`${whose}的图片 ${(large ?? 0) + 1} / ${files.length}`} footer={null} width='min(1100px, 92vw)' onCancel={() => show(null)} destroyOnHidden centered>
        {file
          ? (
            <div className='photo-large' onKeyDown={({ key }) => { if (key === 'ArrowLeft') move(-1); if (key === 'ArrowRight') move(1) }}>
              <img src={addressOf(file.url)} alt={`${whose}的图片，第 ${(large ?? 0) + 1} 张`} />
              {files.length > 1
                ? (
                  <div className='row gap photo-acts'>
                    <Button icon={<LeftOutlined aria-hidden />} onClick={() => move(-1)}>上一张</Button>
                    <Button icon={<RightOutlined aria-hidden />} onClick={() => move(1)}>下一张</Button>
                  </div>
                  )
                : null}
            </div>
            )
          : null}
      </Modal>
    </>
  )
}
