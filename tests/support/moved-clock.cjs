// Loaded before the server by tests that let days pass: its clock then goes as far ahead as the parent process says.
// CLOCK_AHEAD: by how many milliseconds at the start.
let ahead = Number(process.env.CLOCK_AHEAD ?? 0)
const real = Date.now
Date.now = () => real() + ahead
const Real = Date
globalThis.Date = class extends Real {
  constructor (...given) { super(...(given.length ? given : [Real.now()])) }
}
process.on('message', (message) => {
  if (typeof message?.ahead !== 'number') return
  ahead = message.ahead
  process.send({ ahead })
})
