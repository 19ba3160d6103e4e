import type { ReflectionToReview } from '../../../contract/reflections'

export const RETURN_REASONS = ['请结合所学的内容再写写', '字数太少，请再展开写写', '摘抄较多，请写自己的体会', '有错别字，请改一改', '图片看不清，请换一张'] as const
export const HIDE_REASONS = ['内容不适合公开', '写到了别人的隐私', '和学习没有关系'] as const
export const REFUSE_REASONS = ['和这篇心得没有关系', '用语不合适', '像是广告'] as const

export const SIGHTS: Record<ReflectionToReview['sight'], string> = { self: '只有自己能看', unit: '本单位可看', all: '全体可看' }
export const nameOf = ({ author, about }: Pick<ReflectionToReview, 'author' | 'about'>) => `${author.name}的心得：${about || '自由写作'}`
