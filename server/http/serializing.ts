import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'

type Build = ReturnType<typeof SerializerSelector>
type Compile = ReturnType<Build>

const build = SerializerSelector()
const known = new WeakMap<object, ReturnType<Compile>>()

/**
 * Fastify's own writers of answers, one for each schema of the contract instead of one for each place where it stands: every endpoint answers
 * errors in the same two ways. A further server in the same process compiles nothing.
 */
export const buildSerializer: Build = (shared, options) => {
  const compile = build(shared, options)
  return (route) => {
    const schema = route.schema as object
    let serialize = known.get(schema)
    if (!serialize) known.set(schema, serialize = compile(route))
    return serialize
  }
}
