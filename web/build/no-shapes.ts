/** Stands in for zod where shapes are declared but never used: every call and every property is itself again. */
const nothing: unknown = new Proxy(() => nothing, {
  get: (_, name) => (name === Symbol.iterator ? () => [].values() : name === Symbol.toPrimitive ? () => '' : nothing),
  apply: () => nothing,
})
export const z = nothing
export default nothing
