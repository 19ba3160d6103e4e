import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { download } from '../services/files'
import { count } from '../services/format'
import { searchOf } from '../services/request'
import { asRequestError } from '../services/request-error'
import { isFiltered, type Filters } from './filters'

const FORMATS = [
  { key: 'xlsx', label: 'Excel 表格', end: '.xlsx' }, { key: 'docx', label: 'Word 试卷（不带答案）', end: '.docx' }, { key: 'docx-key', label: 'Word 试卷（带答案）', end: '（带答案）.docx' },
  { key: 'gift', label: 'GIFT（Moodle 等平台）', end: '.gift.txt' }, { key: 'json', label: '学史题库（JSON）', end: '.json' }
]

/** What is filtered is what is exported. */
export function ExportMenu({ bankId, name, filters, total }: { bankId: string; name: string; filters: Filters; total: number | null }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async (format: string, end: string) => {
    setBusy(true)
    try {
      await download(`/banks/${encodeURIComponent(bankId)}/export?${searchOf({ format, ...filters })}`, name + end)
    } catch (error) {
      void message.error(`没有导出成功。${asRequestError(error).message}`)
    } finally {
      setBusy(false)
    }
  }
  const onClick = ({ key }: { key: string }) => {
    const format = FORMATS.find((one) => one.key === key)
    if (format) void save(format.key, format.end)
  }
  const text = isFiltered(filters) && total ? `导出这 ${count(total)} 题` : '导出'
  return (
    <Dropdown getPopupContainer={(node) => node.parentElement ?? document.body} trigger={['click']} disabled={!total} menu={{ items: FORMATS.map(({ key, label }) => ({ key, label })), onClick }}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy} aria-haspopup='menu'>{busy ? '正在导出…' : text}</Button>
    </Dropdown>
  )
}
