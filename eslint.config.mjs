import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Arrows between layers go one way: who may not be imported from where, and what to do instead. */
const forbid = (files, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] }
})
const serverSide = { group: ['**/server/**', '@xueshi/server*', '@xueshi/server/**'], message: 'Nothing of the server is reachable from here; talk to it through the contract.' }
const clientSide = { group: ['**/src/**', '@/*', '@tarojs/*', 'react', 'react-dom', 'zustand'], message: 'The server and the contract know nothing of the client.' }
const contractValues = { group: ['**/contract/*', '**/contract'], allowTypeImports: true, message: 'The client takes types only (import type): it carries no schema library.' }

const phoneSide = { group: ['@tarojs/*', '@/*', 'zustand', '**/../../src/**', '**/../../../src/**'], message: 'The console and the phone page share the contract and nothing else.' }

/**
 * The server's folders, lowest first: each may import those before it and none behind it. What lies loose in server/ (errors, ids, context,
 * …) serves all of them; app.ts, start.ts, writes.ts and seed.ts put them together.
 */
const ORDER = ['sheets', 'db', 'auth', 'http', 'wechat', 'roster', 'jobs', 'messages', 'inbox', 'files', 'account', 'materials', 'questions', 'enrol', 'rounds', 'entrants', 'leaderboard', 'awards', 'quiz', 'practice', 'study', 'reflections', 'events', 'menu', 'statistics', 'rescore', 'organiser', 'advance', 'amend', 'participants', 'reminders', 'papers', 'results', 'report', 'trail', 'home', 'seed', 'setup']
const behind = (folder) => ORDER.slice(ORDER.indexOf(folder) + 1)
const layerRule = (folder) => ({
  group: behind(folder).flatMap((other) => [`**/server/${other}/**`, `../${other}/**`, `../../${other}/**`]),
  message: `${folder}/ lies below these: see docs/decisions/ on the order of the server's folders.`
})
/** Rules are pure: no database, no HTTP, no clock of their own. */
const PURE = { group: ['fastify*', 'kysely', 'pino', 'node:*', '**/db/**', '**/context', '**/http/**'], message: 'Rules are pure functions over plain values.' }
const layers = [
  forbid(['server/**'], [clientSide]),
  ...ORDER.slice(0, -1).map((folder) => forbid([`server/${folder}/**`], [clientSide, layerRule(folder)])),
  ...ORDER.slice(0, -1).map((folder) => forbid([`server/${folder}/rules/**`], [clientSide, layerRule(folder), PURE]))
]

export default tseslint.config(
  { ignores: ['dist/**', 'server/dist/**', 'data/**', '.cache/**', '**/node_modules/**', 'config/aria/**', 'config/empty.js', '**/*.cjs', 'babel.config.js', 'tests/weapp/host/fixture/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration > ObjectExpression', message: 'Export by name.' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error'
    }
  },
  { files: ['src/**/*.{ts,tsx}', 'console/**/*.tsx', 'console/**/*.ts', 'tests/**/*.tsx', 'tests/mocks/**'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  { files: ['src/**/*.ts', 'src/**/*.tsx', 'config/**', 'console/vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['scripts/**', 'bench/**', 'tests/**'], rules: { 'no-console': 'off' } },
  forbid(['contract/**'], [serverSide, clientSide]),
  forbid(['src/**'], [serverSide, contractValues]),
  forbid(['console/**'], [serverSide, phoneSide, contractValues]),
  ...layers,
  {
    files: ['server/**/rules/**'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'Rules take the clock as an argument.' }, { object: 'Math', property: 'random', message: 'Rules take the random source as an argument.' }]
    }
  }
)
