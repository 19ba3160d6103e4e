export default definePageConfig({ navigationBarTitleText: '当天打卡' })
