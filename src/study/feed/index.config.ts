export default definePageConfig({ navigationBarTitleText: '大家的打卡' })
