const swc = (jsx) => ['@swc/jest', {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: jsx },
    transform: { react: { runtime: 'automatic' } }
  },
  module: { type: 'commonjs' }
}]

const node = (name, testMatch, more = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch,
  setupFiles: ['<rootDir>/tests/support/chance.ts'],
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.ts$': swc(false) },
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data', '<rootDir>/.cache'],
  ...more
})

/** One project per kind of test: what each needs differs (nothing; a database; a DOM; built packages and a browser). */
module.exports = {
  testSequencer: '<rootDir>/tests/support/sequencer.cjs',
  projects: [
    node('rules', ['<rootDir>/tests/**/*.rules.test.ts']),
    node('api', ['<rootDir>/tests/**/*.api.test.ts'], {
      setupFilesAfterEnv: ['<rootDir>/tests/support/patience.ts'],
      globalSetup: '<rootDir>/tests/support/postgres-setup.cjs',
      globalTeardown: '<rootDir>/tests/support/postgres-teardown.cjs'
    }),
    {
      ...node('page', ['<rootDir>/tests/**/*.page.test.tsx']),
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/tests/mocks/setup.ts'],
      moduleNameMapper: {
        '^@/(.*)$': '<rootDir>/src/$1',
        '^@tarojs/components$': '<rootDir>/tests/mocks/components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/mocks/taro.ts',
        '\\.(css|scss|png|svg)$': '<rootDir>/tests/mocks/style.js'
      },
      globals: { API_BASE: '/api' }
    },
    node('weapp', ['<rootDir>/tests/weapp/**/*.test.ts']),
    node('e2e', ['<rootDir>/tests/e2e/*.e2e.test.ts', '<rootDir>/tests/console/*.e2e.test.ts'])
  ]
}
