import { MOST_PICTURES, type PicturePart } from '../../../contract/event-pictures'
import { recordAudit } from '../../audit'
import { defineWrite } from '../../db/writer/write'
import { AppError } from '../../errors'
import { letGo, takeFiles } from '../../files/take'
import { newId } from '../../ids'
import { lockEvent } from '../event'
import { askPhotos, photosAdded } from './missing'

interface Add { eventId: string; part: PicturePart; fileId: string; memberId: string; actor: string; now: number }

/** Sent twice it is one: the file is taken once. */
export const addPicture = defineWrite('event.picture', async (tx, { eventId, part, fileId, memberId, actor, now }: Add): Promise<{ id: string }> => {
  const event = await lockEvent(tx, eventId)
  const rows = await tx.db.selectFrom('event_picture').select(['id', 'file_id', 'part']).where('event_id', '=', eventId).execute()
  const had = rows.find((row) => row.file_id === fileId)
  if (had) return { id: had.id }
  if (event.state === 'draft' && part === 'after') throw new AppError('conflict', '活动发布以后才能传活动照片。')
  if (rows.filter((row) => row.part === part).length >= MOST_PICTURES[part]) throw new AppError('bad_request', `${part === 'about' ? '介绍图片' : '活动照片'}最多 ${MOST_PICTURES[part]} 张，请先去掉几张。`)
  await takeFiles(tx, memberId, [fileId], { purpose: 'event', kinds: ['photo'], most: 1 })
  const id = newId(now)
  await tx.db.insertInto('event_picture').values({ id, event_id: eventId, part, file_id: fileId, at: now, actor }).execute()
  if (part === 'after') await photosAdded(tx, event)
  await recordAudit(tx, { at: now, actor, kind: 'event.picture', subject: eventId, outcome: 'done', data: { part } })
  return { id }
})

export const removePicture = defineWrite('event.picture.remove', async (tx, { eventId, id, actor, now }: { eventId: string; id: string; actor: string; now: number }) => {
  await lockEvent(tx, eventId)
  const row = await tx.db.deleteFrom('event_picture').where('id', '=', id).where('event_id', '=', eventId).returning(['file_id', 'part']).executeTakeFirst()
  if (!row) return {}
  await letGo(tx, [row.file_id], now)
  await recordAudit(tx, { at: now, actor, kind: 'event.picture.remove', subject: eventId, outcome: 'done', data: { part: row.part } })
  return {}
})

export const pictureWrites = [addPicture, removePicture, askPhotos]
