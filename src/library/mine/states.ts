import type { MaterialState } from '../../../contract/materials'

export const stateWords: Record<MaterialState, string> = { draft: '草稿', review: '待审核', published: '已发布', returned: '已退回', withdrawn: '已撤下' }
export const stateTag: Record<MaterialState, 'done' | 'care' | 'plain' | undefined> = { draft: 'plain', review: undefined, published: 'done', returned: 'care', withdrawn: 'care' }
