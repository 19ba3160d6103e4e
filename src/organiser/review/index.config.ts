export default definePageConfig({ navigationBarTitleText: '核对试题' })
