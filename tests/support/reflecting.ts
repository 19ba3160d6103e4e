import type { Draft } from '../../contract/reflections'
import sharp from 'sharp'
import { upload } from './upload'
import type { World } from './world'

export const words = (partial: Partial<Draft> = {}): Draft => ({ text: '重读《论人民民主专政》，最受触动的是把依靠谁、团结谁说得清清楚楚。', sight: 'all', materialId: null, planId: null, taskId: null, files: [], ...partial })

let count = 0
export const freshId = () => `reflection-${String(++count).padStart(4, '0')}`

/** A photo that the member has uploaded for a reflection. */
export async function photo(world: World, member: string) {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a03020' } }).jpeg().toBuffer()
  return (await upload(world, member, bytes, { purpose: 'reflection' })).body
}

/** Written, handed in, and where it is asked for passed by the branch's organiser. */
export async function written(world: World, member: string, partial: Partial<Draft> = {}, passed = true): Promise<string> {
  const id = freshId()
  const author = await world.as(member)
  const { version } = await author.call('PUT /reflections/:id', { id, version: 0, ...words(partial) })
  const handed = await author.call('POST /reflections/:id/submit', { id, version })
  if (passed && handed.state === 'review') await (await world.as('m-top')).call('POST /organiser/reflections/:id/decide', { id, version: handed.version, act: 'pass', reason: '' })
  return id
}
