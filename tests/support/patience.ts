// A hang is a failure, a busy machine is not.
jest.setTimeout(120_000)
