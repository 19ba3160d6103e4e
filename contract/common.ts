import { Type, type Static, type TSchema } from '@sinclair/typebox'

export const Id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' })
/** UTC milliseconds, up to the last moment a date can name. */
export const Time = Type.Integer({ minimum: 0, maximum: 8640000000000000 })
/** Points as people read them, at most two decimals. */
export const Points = Type.Number()
/** Between 0 and 1; may exceed 1 only where a text says so. */
export const Ratio = Type.Number()
export const Count = Type.Integer({ minimum: 0 })
export const Text = (max: number, min = 1) => Type.String({ minLength: min, maxLength: max })
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const OneOf = <T extends string>(...values: T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: values })

export const Ok = Type.Object({ ok: Type.Literal(true) })

/** A page of a list: pass `next` back as `cursor` to read on; null at the end. */
export const page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Nullable(Type.String()) })

export const PageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))
}

export const UnitRef = Type.Object({ id: Id, name: Type.String() })
export type UnitRef = Static<typeof UnitRef>
