module.exports = async () => { await globalThis.__postgres?.stop() }
