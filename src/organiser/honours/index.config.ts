export default definePageConfig({ navigationBarTitleText: '成绩与奖项' })
