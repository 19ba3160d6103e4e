export default definePageConfig({ navigationBarTitleText: '找资料' })
