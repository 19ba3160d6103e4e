import type { FileView } from '../../contract/files'
import type { ReflectionState, Sight } from '../../contract/reflections'

export const stateWords: Record<ReflectionState, string> = { draft: '草稿', review: '等组织者看', shown: '已展示', returned: '退回', withdrawn: '已撤回', hidden: '已隐藏' }
export const sightWords: Record<Sight, string> = { self: '仅自己', unit: '本支部', all: '全体成员' }
export const urlOf = (view: FileView): string => API_BASE + view.url
export const thumbOf = (view: FileView): string => API_BASE + (view.thumb ?? view.url)
