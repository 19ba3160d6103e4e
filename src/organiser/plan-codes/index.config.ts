export default definePageConfig({ navigationBarTitleText: '地点码' })
