// Loaded before the server by tests that let days pass: its clock is CLOCK_AHEAD milliseconds ahead.
const ahead = Number(process.env.CLOCK_AHEAD)
const { now } = Date
Date.now = () => now() + ahead
globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) => Reflect.construct(target, given.length ? given : [target.now()], made),
  apply: (target) => new target(target.now()).toString()
})
