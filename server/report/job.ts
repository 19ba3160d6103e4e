import type { JobKind } from '../jobs/kind'
import { DOCX } from '../sheets/paper'
import { reportDocx } from './docx/document'
import { reportFigures } from './figures'
import { REPORT, type ReportInput } from './request'

/** Names of files may not hold these, and Windows counts the whole path. */
const fileName = (title: string) => `${[...title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim()].slice(0, 80).join('')}.docx`

export const reporting: JobKind = {
  kind: REPORT, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { reader, request } = JSON.parse(job.input) as ReportInput
    const figures = await reportFigures(ctx, reader, request, ctx.clock())
    await tell({ done: 1, total: 2, message: '数字已经汇总，正在排版' })
    await file({ name: fileName(figures.title), mime: DOCX }, [await reportDocx(figures)])
    return { message: figures.gaps.length ? `已生成，还有 ${figures.gaps.length} 处要补充：${figures.gaps.join('、')}` : '已生成' }
  }
}
