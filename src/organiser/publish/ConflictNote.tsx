import { ConflictNote as Note } from '../editing/ConflictNote'
import type { Form } from './form'
import type { Conflict } from './usePublish'
import { fields, said } from './words'

/** Somebody else saved first. */
export const ConflictNote = ({ conflict, form, onClose }: { conflict: Conflict, form: Form, onClose: () => void }) => (
  <Note what='这场竞赛' conflict={conflict} form={form} fields={fields} said={said} none='对方的改动和你的一样' onClose={onClose} />
)
