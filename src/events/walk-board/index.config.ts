export default definePageConfig({ navigationBarTitleText: '各单位完成情况' })
