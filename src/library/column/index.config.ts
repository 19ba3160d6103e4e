export default definePageConfig({ navigationBarTitleText: '专栏' })
